import numpy as np

a, b = np.array([[1, 2], [3, 4]]), np.array([[5, 6]])
print(
    np.concatenate([a, b]),
    np.concatenate([a, b.T], axis=1),
    np.concatenate([[1, 2], [3.5]]),
    np.concatenate([a, a], axis=None),
    np.vstack([[1, 2], [3, 4]]),
    np.hstack([[1, 2], [3, 4]]),
    np.hstack([a, a]),
    np.stack([[1, 2], [3, 4]]),
    np.stack([[1, 2], [3, 4]], axis=1),
    np.column_stack([[1, 2], [3, 4]]),
    np.dstack([[1, 2], [3, 4]]).shape,
    np.append([1, 2], 3),
    np.append(a, b, axis=0),
    np.append(a, b),
    np.insert([1, 2, 3], 1, 99),
    np.insert(a, 1, 0, axis=1),
    np.delete([1, 2, 3], 1),
    np.delete(a, 0, axis=0),
    np.block([[a, a], [b, b]]),
    np.r_[1:4, 0, 5],
    np.c_[[1, 2], [3, 4]],
    np.delete(np.arange(5), [0, 2]),
    np.r_[np.array([1, 2]), 0.5],
)
print(
    np.split(np.arange(6), 3),
    np.split(np.arange(5), [2, 3]),
    np.array_split(np.arange(5), 2),
    np.hsplit(np.arange(4).reshape(2, 2), 2),
    np.vsplit(a, 2),
    [x.shape for x in np.array_split(np.ones((5, 2)), 3)],
)
for attempt in (
    lambda: np.concatenate([a, [1, 2]]),
    lambda: np.concatenate([a, np.ones((3, 3))]),
    lambda: np.concatenate([]),
    lambda: np.vstack([[1, 2], [1, 2, 3]]),
    lambda: np.stack([[1], [1, 2]]),
    lambda: np.split(np.arange(5), 2),
    lambda: np.concatenate(5),
    lambda: np.concatenate([np.array(1), np.array(2)]),
    lambda: np.concatenate([a, a], axis=2),
    lambda: np.array([[1, 2], [3]]),
    lambda: np.column_stack([[1, 2], [3]]),
    lambda: np.delete([1, 2], 5),
    lambda: np.insert([1], 5, 0),
):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
