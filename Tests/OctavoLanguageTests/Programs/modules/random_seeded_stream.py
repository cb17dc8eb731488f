import random

random.seed(42)
print([random.random() for _ in range(3)])
print(
    [random.randint(1, 6) for _ in range(10)],
    [random.randrange(10) for _ in range(5)],
    random.randrange(0, 100, 7),
    random.randrange(5, 10),
)
print(
    random.uniform(1, 10),
    random.choice("abcdef"),
    random.choice([10, 20, 30]),
    random.getrandbits(10),
    random.getrandbits(100),
)
deck = list(range(10))
random.shuffle(deck)
print(
    deck,
    random.sample(range(100), 5),
    random.sample("abcdef", 3),
    random.choices("abc", k=5),
    random.choices([1, 2, 3], weights=[1, 0, 9], k=6),
    random.choices("xy", cum_weights=[1, 4], k=4),
)
random.seed("text")
print(random.random(), random.randint(0, 10**20))
random.seed(1.5)
print(random.random())
random.seed(2**70)
print(random.random())
random.seed(-3)
print(random.random())
random.seed(b"bytes")
print(random.random())
random.seed(0)
print(
    random.random(),
    random.sample(range(10**6), 3),
    random.sample([1, 2, 3], counts=[2, 1, 5], k=4),
    random.randbytes(4),
)
