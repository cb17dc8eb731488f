import random

a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), a.randint(1, 100), b.randint(1, 100), a is not b)
random.seed(9)
state = random.getstate()
first = [random.random(), random.gauss(0, 1)]
random.setstate(state)
print(first == [random.random(), random.gauss(0, 1)], state[0], len(state[1]), state[1][-1], state[2])
random.seed(3)
hits = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(10000))
print(4 * hits / 10000)
walk, position = [0], 0
for _ in range(20):
    position += random.choice((-1, 1))
    walk.append(position)
print(walk)
for attempt in (
    lambda: random.randint(5, 1),
    lambda: random.choice([]),
    lambda: random.sample([1, 2], 3),
    lambda: random.randrange(0),
    lambda: random.choices([], k=1),
    lambda: random.choices([1], weights=[1, 2]),
    lambda: random.choices([1, 2], weights=[0, 0]),
    lambda: random.sample({1, 2}, 1),
    lambda: random.randint(1.5, 2),
    lambda: random.shuffle("abc"),
    lambda: random.sample(5, 1),
    lambda: random.getrandbits(-1),
    lambda: random.seed([1]),
    lambda: random.randrange(1, 10, 0),
    lambda: random.choices("ab", [1, 2], cum_weights=[1, 3]),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
