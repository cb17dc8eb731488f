import numpy as np

a = np.arange(3)
col = a[:, None]
print(
    a + col,
    (a * col).shape,
    a + 10,
    col - a,
    np.ones((2, 3)) + a,
    np.ones((4, 1, 3)).shape,
    (np.ones((4, 1, 3)) + np.ones((5, 1))).shape,
    (np.zeros((0, 3)) + a).shape,
    a[None] == col,
    np.broadcast_shapes((3, 1), (1, 4)),
    np.broadcast_to(a, (2, 3)),
    np.add.outer(a, a),
    np.subtract.outer([1, 2], [10, 20]),
    np.maximum(a, col),
    np.hypot(3, [4, 4]),
    np.where(a > 0, a, [[10], [20]]),
)
for x, y in [((3,), (4,)), ((2, 3), (2,)), ((2, 3), (3, 2)), ((4, 3), (4,)), ((0,), (2,))]:
    try:
        print((np.ones(x) + np.ones(y)).shape)
    except ValueError as error:
        print(error)
x = np.ones(3)
try:
    x += np.ones((2, 3))
except ValueError as error:
    print(error)
for attempt in (
    lambda: np.broadcast_to(a, (2, 2)),
    lambda: np.ones((2, 3)) @ np.ones((2, 3)),
    lambda: np.dot(np.ones(3), np.ones(4)),
    lambda: np.where([1, 2], [1, 2, 3], 0),
):
    try:
        print(attempt())
    except ValueError as error:
        print(error)
