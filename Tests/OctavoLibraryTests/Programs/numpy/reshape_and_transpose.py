import numpy as np

a = np.arange(24)
b = a.reshape(2, 3, 4)
print(
    b.shape,
    b[1, 2, 3],
    b.T.shape,
    b.transpose(2, 0, 1)[3, 1],
    b.reshape(6, -1)[5],
    b.reshape(-1)[::5],
    b.swapaxes(1, 2).shape,
    b[0].T,
    np.ravel(b, order="F")[:5],
    b.reshape(4, 6, order="F")[0],
)
print(b.sum(axis=(0, 2)), b.max(axis=1), b[:, 1, :], b[..., -1], b.mean(axis=-1)[1])
