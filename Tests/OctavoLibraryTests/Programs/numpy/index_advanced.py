import numpy as np

a = np.arange(12).reshape(3, 4) * 10
print(
    a[[0, 2]],
    a[[0, 2], [1, 3]],
    a[:, [0, -1]],
    a[[[0], [2]], [1, 3]],
    a[[True, False, True]],
    a[a > 50],
    a[a % 20 == 0].sum(),
    a[np.array([0, 1]), 1],
    a[0, [3, 1]],
    a[np.ix_([0, 2], [1, 3])],
    a[[1, 1, 1]].shape,
    a[[]].shape,
    a[1:, [0, 1]],
    a[[0, 1], :2],
    a[(a > 20) & (a < 60)],
    a[~(a > 20)],
    a[a[:, 0] > 30],
)
b = np.array([5, 3, 8, 1])
print(
    b[[3, 0, 0]],
    b[np.argsort(b)],
    b[b.argmax()],
    b[np.array([[0, 1], [2, 3]])],
    b[np.array([True, False, False, True])],
    b[[-1, -2]],
    np.where(b > 3),
    b[np.where(b > 3)],
    np.nonzero(b > 3)[0],
    b[b > 100],
    b.take([0, 2]),
    np.argwhere(b > 3).tolist(),
    np.flatnonzero(b < 4),
    b[[0]].base is None,
)
for attempt in (
    lambda: b[[4]],
    lambda: b[[True, False]],
    lambda: a[[0, 1], [0, 1, 2]],
    lambda: b[[1.5]],
    lambda: a[[0], [9]],
    lambda: b[np.array([1.0])],
    lambda: a[np.ones((2, 2), bool)],
):
    try:
        print(attempt())
    except IndexError as error:
        print(error)
