import numpy as np

np.random.seed(1)
one = [np.random.randn() for _ in range(5)]
np.random.seed(1)
print(one == list(np.random.randn(5)), one)
np.random.seed(1)
np.random.randn()
state = np.random.get_state()
x = np.random.rand(), np.random.randn(), np.random.randn()
np.random.set_state(state)
print(x == (np.random.rand(), np.random.randn(), np.random.randn()), state[0], state[2:], len(state[1]))
r = np.random.RandomState(1)
print(r.randn(2), r.randint(100, size=3), r.rand(), np.random.RandomState(1).randn(2), type(r).__name__)
np.random.seed(2**32 - 1)
print(np.random.rand())
np.random.seed([1, 2, 3])
print(np.random.rand())
for attempt in (
    lambda: np.random.seed(-1),
    lambda: np.random.seed(2**32),
    lambda: np.random.seed("a"),
    lambda: np.random.randint(5, 5),
    lambda: np.random.normal(0, -1),
    lambda: np.random.choice([]),
    lambda: np.random.choice(3, 5, replace=False),
    lambda: np.random.choice(3, p=[0.5, 0.5]),
    lambda: np.random.choice(2, p=[0.5, 0.6]),
    lambda: np.random.binomial(5, 2),
    lambda: np.random.rand(-1),
    lambda: np.random.choice([[1, 2]]),
    lambda: np.random.randint(0),
    lambda: np.random.poisson(-1),
    lambda: np.random.uniform(0, np.inf),
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
