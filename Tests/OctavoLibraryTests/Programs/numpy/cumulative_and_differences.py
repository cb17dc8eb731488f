import numpy as np

a = np.array([1, 3, 6, 10])
print(
    np.cumsum(a),
    np.cumprod(a),
    np.diff(a),
    np.diff(a, 2),
    np.cumsum([[1, 2], [3, 4]]),
    np.cumsum([[1, 2], [3, 4]], axis=1),
    np.diff([[1, 4], [9, 16]], axis=0),
    np.diff(a, prepend=0),
    np.diff([1.5, 2.0, 4.0]),
    np.cumsum([0.1] * 5),
    np.cumsum([True, True]),
    np.nancumsum([1, np.nan, 2]),
    np.diff([True, False, True]),
    np.maximum.accumulate([2, 1, 3]),
)
