import numpy as np

a = np.array([10, 20, 30, 40])
print(
    np.take(a, [0, 3]),
    a.take([[0, 1], [2, 3]]),
    np.take(np.arange(6).reshape(2, 3), [0, 2], axis=1),
    np.take(a, [5], mode="wrap"),
    np.take(a, [9], mode="clip"),
    np.compress([True, False, True], a),
    np.choose([1, 0], [[1, 2], [10, 20]]),
    np.take_along_axis(np.array([[3, 1], [2, 4]]), np.array([[1], [0]]), axis=1),
    np.diagonal(np.arange(9).reshape(3, 3)),
    np.ravel_multi_index((1, 2), (3, 4)),
    np.unravel_index([5, 7], (2, 4)),
)
np.put(a, [0, 2], [-1, -3])
print(a)
for attempt in (
    lambda: np.take(a, 9),
    lambda: np.put(a, 9, 1),
    lambda: np.choose([5], [[1]]),
    lambda: np.unravel_index(10, (2, 3)),
):
    try:
        print(attempt())
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
