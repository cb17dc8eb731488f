import numpy as np

f = np.vectorize(lambda x, y=1: x + y if x > 1 else 0)
print(
    f([1, 2, 3]),
    f([1, 2], [[10], [20]]),
    f(5),
    np.apply_along_axis(np.sum, 0, np.ones((2, 3))),
    np.apply_along_axis(lambda r: r[::-1], 1, np.arange(4).reshape(2, 2)),
    np.vectorize(len)(["a", "bb"]),
    np.vectorize(str)([1, 2]),
    np.array(list(map(lambda v: v**2, np.arange(4)))),
    np.frompyfunc(lambda a, b: a * b, 2, 1)([1, 2], 3),
    np.vectorize(float)([1, 2]).dtype,
)
p = np.poly1d([1, -3, 2])
print(
    p,
    p(5),
    p.roots,
    p.deriv(),
    p * p,
    p.order,
    np.polyder([1, 2, 3]),
    np.polymul([1, 1], [1, -1]),
    np.polyadd([1], [1, 2]),
    repr(p),
    np.poly([1, 2]),
)
