import numpy as np

a = np.array([-2.567, 0.5, 1.5, 2.5, 9.9])
print(
    a.clip(0, 5),
    np.clip(a, None, 1),
    np.clip([1, 5, 9], 2, [3, 6, 8]),
    a.round(),
    a.round(1),
    np.around(a, 2),
    np.floor(a),
    np.ceil(a),
    np.trunc(a),
    np.rint(a),
    a.astype(int),
    np.round(12345.678, -2),
    np.round([15, 25], -1),
    repr(np.round(np.float64(2.5))),
    np.round(1.005, 2),
)
