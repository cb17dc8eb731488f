import random

random.seed(12345)
counts = [0] * 6
for _ in range(6000):
    counts[random.randrange(6)] += 1
print(counts)
total = sum(random.random() for _ in range(10000))
print(total)
checksum = 0
for i in range(3000):
    checksum = (checksum * 31 + random.getrandbits(32)) % (2**61 - 1)
print(checksum)
print(
    sum(random.gauss(10, 3) for _ in range(2000)) / 2000,
    sum(random.normalvariate(0, 1) for _ in range(2000)),
    sum(random.betavariate(0.5, 0.5) for _ in range(1000)),
    sum(random.expovariate(2) for _ in range(1000)),
)
items = list(range(200))
random.shuffle(items)
print(
    items[:10],
    sum(i * x for i, x in enumerate(items)),
    sum(random.sample(range(10**5), 300)),
    random.sample(range(25), 22),
)
