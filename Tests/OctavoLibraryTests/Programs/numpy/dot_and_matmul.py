import numpy as np

a, b = np.arange(6).reshape(2, 3), np.arange(12).reshape(3, 4)
print(
    a @ b,
    np.dot(a, b).shape,
    a @ [1, 0, 2],
    [1, 2] @ a,
    np.dot([1, 2], [3, 4]),
    repr(np.dot([1, 2], [3, 4])),
    repr(np.array([1.0, 2]) @ [3, 4]),
    np.dot(2, [1, 2]),
    (np.ones((5, 2, 3)) @ np.ones((3, 4))).shape,
    np.matmul(np.ones((2, 2, 3)), np.ones((2, 3, 1))).shape,
    np.dot([1j], [1j]),
    np.vdot([1j], [1j]),
    (a > 1) @ [1, 1, 1],
    np.inner(a, a),
    a.dot(b)[1, 3],
)
for attempt in (
    lambda: a @ a,
    lambda: a @ 3,
    lambda: np.dot(a, a),
    lambda: np.ones(2) @ np.ones(3),
    lambda: np.ones((2, 3, 4)) @ np.ones((5, 4, 2)),
    lambda: np.inner([1, 2], [1, 2, 3]),
    lambda: np.matmul([1], [[1, 2], [3, 4]]),
):
    try:
        print(attempt())
    except ValueError as error:
        print(error)
