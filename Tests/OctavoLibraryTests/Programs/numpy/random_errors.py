import numpy as np

for source in (np.random.default_rng(1), np.random.RandomState(1)):
    integers = getattr(source, "integers", None) or source.randint
    for call in (
        lambda: source.normal(0, -1), lambda: source.normal([0, 1], [-1, 1]), lambda: source.normal([0, 1], 1, 3),
        lambda: source.normal(0, 1, (2, -1)), lambda: source.binomial(10, 1.5), lambda: source.poisson(-1), lambda: source.uniform(0, np.inf),
        lambda: source.multinomial(10, [0.5, 0.6, 0.1]), lambda: source.multinomial(-1, [0.5, 0.5]), lambda: source.dirichlet([-1, 2]),
        lambda: source.multivariate_normal([[0, 0]], np.eye(2)), lambda: source.multivariate_normal([0], np.eye(2)),
        lambda: source.choice(0), lambda: source.choice([]), lambda: source.choice(5, 6, False), lambda: source.choice(5, 2, p=[0.1]),
        lambda: source.choice(2, 2, p=[0.1, 0.2]), lambda: source.choice(2.5), lambda: source.choice(3, 3, False, [1, 0, 0.0]),
        lambda: source.shuffle(5), lambda: source.shuffle((1, 2)), lambda: source.permutation("abc"), lambda: integers(5, 5),
        lambda: integers(0, 300, dtype=np.uint8), lambda: integers(-1, 3, dtype=np.uint8), lambda: integers(3, dtype=float),
        lambda: integers([5, 1], [3, 9]),
    ):
        try:
            print(call())
        except (ValueError, TypeError, OverflowError, IndexError) as error:
            print(type(error).__name__, error)
