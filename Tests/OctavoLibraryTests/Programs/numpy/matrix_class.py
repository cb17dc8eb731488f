import warnings
import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    m = np.matrix([[1, 2], [3, 4]])
    print(
        m,
        repr(m),
        m * m,
        m**2,
        m.T,
        m.I.round(3),
        m.A,
        m.A1,
        m[0],
        m[0].shape,
        m[:, 0],
        m + 1,
        m * np.matrix("5; 6"),
        np.asmatrix([1, 2]).shape,
        m.sum(axis=0),
        m.mean(),
        np.matrix("1 2; 3 4") == m,
    )
np.matrix([[1]])
