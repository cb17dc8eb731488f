import numpy as np

a = np.arange(1, 5)
print(
    np.add.reduce(a),
    np.multiply.reduce(a),
    np.add.accumulate(a),
    np.multiply.accumulate(a),
    np.maximum.accumulate([1, 3, 2, 5, 4]),
    np.multiply.outer(a, [1, 10]),
    np.add.reduce(np.ones((2, 3)), axis=1),
    np.maximum.reduce([3, 9, 2]),
    np.logical_and.reduce([True, False]),
    np.subtract.reduce([10, 1, 2]),
)
c = np.zeros(3, dtype=int)
np.add.at(c, [0, 0, 2], 1)
print(c)
out = np.empty(4)
r = np.sqrt(a, out=out)
print(
    r is out,
    out,
    np.add(a, 1, out=out),
    np.multiply(a, a, where=[True, False, True, False], out=np.zeros(4, dtype=int)),
    np.add(a, a, dtype=float),
    np.sum(a, where=[True, True, False, False]),
    np.add.identity,
    np.multiply.nin,
    repr(np.add),
    np.add.reduce([], initial=5),
)
for attempt in (
    lambda: np.add(a, 0.5, out=np.zeros(4, dtype=int)),
    lambda: np.add(a, 1, out=np.zeros(3)),
    lambda: np.maximum.reduce([]),
    lambda: np.sin.reduce([1]),
    lambda: np.sin.outer([1], [2]),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
