import numpy as np

a = np.zeros((4, 5, 6))
print(
    len(a),
    a.shape,
    a.size,
    a.ndim,
    len(a[0]),
    a[0].shape,
    a[0, 0].shape,
    repr(a[0, 0, 0]),
    np.shape(5),
    np.size(a, 1),
    len(np.array([])),
    np.array([[]]).shape,
    np.array([[], []]).shape,
    a.T.shape,
    a[..., None].shape,
)
n, m, k = a.shape
print(
    n * m * k == a.size,
    a.shape[1],
    a.shape[-1],
    a.shape == (4, 5, 6),
    type(a.shape).__name__,
    np.zeros(3).shape,
    np.float64(1).shape,
)
