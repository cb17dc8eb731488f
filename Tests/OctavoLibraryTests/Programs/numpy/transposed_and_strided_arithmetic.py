import numpy as np

a = np.arange(12.0).reshape(3, 4)
print(
    a.T + a.T,
    a[:, ::2] * 2,
    a[::-1] - a,
    a.T.sum(axis=0),
    a[1:, 1:] + a[:-1, :-1],
    (a.T @ a)[0],
    a.T.ravel(),
    a.T.flatten(),
    a[:, 1].copy().flags.c_contiguous,
    a.T.reshape(2, 6),
    np.sqrt(a.T)[1],
    a.T[::2].mean(axis=1),
    a[[2, 0]].T,
    np.cumsum(a.T),
)
