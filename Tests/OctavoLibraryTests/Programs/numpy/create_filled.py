import numpy as np

print(
    np.zeros(3),
    np.zeros((2, 3)),
    np.ones(2, dtype=int),
    np.full((2, 2), 7),
    np.full(3, 1.5),
    np.eye(3),
    np.identity(2),
    np.eye(2, 3, k=1),
    np.zeros(2, bool),
    np.empty((0, 3)).shape,
    np.zeros(()),
    np.full(2, "ab"),
)
a = np.arange(4).reshape(2, 2)
print(
    np.zeros_like(a),
    np.ones_like(a, dtype=float),
    np.full_like(a, 9.7),
    np.empty_like(a).shape,
    np.diag([1, 2]),
    np.diag(a),
    np.diag([1], k=1),
    np.tri(3),
    np.tril(np.ones((3, 3))),
    np.triu(np.arange(9).reshape(3, 3), 1),
)
print(
    np.fromfunction(lambda i, j: i * 10 + j, (2, 3)),
    np.tile([1, 2], 2),
    np.tile([[1], [2]], (1, 3)),
    np.repeat([1, 2], 3),
    np.repeat([[1, 2], [3, 4]], 2, axis=0),
    np.repeat([1, 2, 3], [1, 0, 2]),
    np.indices((2, 2)).tolist(),
    np.vander([1, 2, 3]),
)
x, y = np.meshgrid([1, 2, 3], [10, 20])
print(
    x,
    y,
    np.meshgrid([1, 2], [3, 4], indexing="ij")[0],
    np.mgrid[0:2, 0:3].shape,
    np.mgrid[0:1:3j],
    np.ogrid[0:2, 0:2][0].shape,
)
