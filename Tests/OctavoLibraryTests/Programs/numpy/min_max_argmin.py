import numpy as np

a = np.array([[3, 7, 1], [9, 2, 8]])
print(
    a.min(),
    a.max(),
    a.argmin(),
    a.argmax(),
    a.min(axis=0),
    a.max(axis=1),
    a.argmin(axis=0),
    a.argmax(axis=1),
    np.unravel_index(a.argmax(), a.shape),
    np.min(a, initial=0),
    np.maximum(a, 4),
    np.minimum(a[0], a[1]),
)
print(
    np.array([1.5, np.nan]).max(),
    np.array([2, 2, 1, 1]).argmin(),
    max(a[0]),
    np.array([-0.0, 0.0]).max(),
    np.array([True, False]).max(),
)
