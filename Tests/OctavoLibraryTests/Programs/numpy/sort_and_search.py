import numpy as np

a = np.array([3, 1, 2, 3, 0])
print(
    np.sort(a),
    a.argsort(),
    np.argsort(a, kind="stable"),
    np.sort(a)[::-1],
    np.sort([[3, 1], [2, 0]]),
    np.sort([[3, 1], [2, 0]], axis=0),
    np.sort([[3, 1], [2, 0]], axis=None),
    np.sort([2.5, np.nan, 1]),
    np.sort(["b", "a", "C"]),
    np.unique(a),
    np.unique(a, return_counts=True),
    np.unique(a, return_index=True, return_inverse=True),
    np.unique([[1, 2], [1, 2]], axis=0),
    np.lexsort(([1, 0, 1], [2, 2, 1])),
    np.partition([5, 1, 4, 2], 1)[:2].max(),
    np.argpartition([5, 1, 4], 0)[0],
    np.sort([True, False]),
    np.unique(["b", "a", "b"]),
)
a.sort()
print(
    a,
    np.searchsorted(a, 2),
    np.searchsorted(a, [0, 3, 9], side="right"),
    np.digitize([0.5, 2.5], [0, 1, 2, 3]),
    np.argmax(a == 3),
    np.where(a == 3, "three", "other"),
    np.extract(a > 1, a),
    np.isin(a, [1, 3]),
    np.intersect1d([1, 2, 3], [2, 3, 4]),
    np.union1d([1], [2, 1]),
    np.setdiff1d([1, 2, 3], [2]),
    np.setxor1d([1, 2], [2, 3]),
    np.bincount([0, 1, 1, 3]),
    np.bincount([0, 1, 1], weights=[0.5, 1, 1]),
    np.bincount([], minlength=2),
    np.histogram([1, 2, 2, 3], bins=3),
    np.histogram([1, 2, 3, 4], bins=[0, 2, 4], density=True),
    np.histogram([0.1, 0.9], bins=2, range=(0, 1)),
    np.select([a < 1, a < 3], [a, a * 10], -1),
    np.choose([0, 1], [[1, 2], [3, 4]]),
    np.piecewise(np.array([-1.0, 1.0]), [np.array([True, False])], [5, 6]),
)
for attempt in (
    lambda: np.bincount([-1]),
    lambda: np.bincount([1.5]),
    lambda: np.sort(5),
    lambda: np.searchsorted([1], [1], side="x"),
    lambda: np.histogram([1], bins=0),
    lambda: np.histogram([1], bins=[2, 1]),
    lambda: np.digitize([1], [1, 3, 2]),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
