import numpy as np

attempts = [
    lambda: np.zeros(),
    lambda: np.zeros("a"),
    lambda: np.zeros(-1),
    lambda: np.zeros((2, -1)),
    lambda: np.ones(2, 3, 4, 5),
    lambda: np.zeros(2.5),
    lambda: np.arange("a"),
    lambda: np.sum(),
    lambda: np.array(),
    lambda: np.array([1], [2], [3]),
    lambda: np.linspace(0),
    lambda: np.mean([1], bogus=1),
    lambda: np.reshape([1, 2]),
    lambda: np.sort([1], kind="bogus"),
    lambda: np.dot([1]),
    lambda: np.array([1, 2]).reshape(),
    lambda: np.array([1]).sum(1, 2, 3, 4, 5, 6, 7),
    lambda: np.concatenate(),
    lambda: np.where(),
    lambda: np.where([1], [2]),
    lambda: np.zeros(3, nope=1),
    lambda: np.eye("a"),
    lambda: np.full(3),
    lambda: np.random.normal(loc=0, scle=1),
    lambda: np.histogram(),
    lambda: np.percentile([1]),
    lambda: np.array([1]).mean(nope=1),
    lambda: np.max(1, 2, 3, 4, 5, 6, 7),
    lambda: np.std("abc"),
    lambda: np.zeros((2, "a")),
    lambda: np.zeros(None) + np.full(2, "x"),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
