import numpy as np

print(
    np.array([x**2 for x in range(4)]),
    np.array(list(x for x in range(3))),
    np.fromiter((x * 0.5 for x in range(3)), dtype=float),
    np.array(sorted({3, 1})),
    np.array([float(v) for v in "1.5,2.5".split(",")]),
    np.fromstring("1 2 3", sep=" "),
    np.array((1, 2)),
    np.array(range(2, 5)),
    np.array([[i * j for j in range(3)] for i in range(2)]),
    np.array([(1, 2), (3, 4)]),
    np.array(x for x in range(2)).shape,
)
