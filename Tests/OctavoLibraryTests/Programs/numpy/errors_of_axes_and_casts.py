# AxisError with its numbers; what conversions to integers lose; integers of broadcast bounds; companions of series.
import warnings

import numpy as np
from numpy.polynomial import chebyshev, hermite, hermite_e, laguerre, legendre, polyutils

print(np.exceptions.AxisError(2, 1, msg_prefix="error"), np.exceptions.AxisError("just text"), np.exceptions.AxisError(3, 2).ndim)
for call in (lambda: np.ones(2).sum(axis=4), lambda: np.moveaxis(np.ones((2, 2)), 3, 0), lambda: np.expand_dims([1], 5)):
    try:
        call()
    except IndexError as error:
        print(type(error).__mro__[:4], error, error.axis, error.ndim, error.args)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(np.array([1, np.nan, 1e20, -np.inf]).astype(int), np.array([300.0, -1.5]).astype(np.uint8), np.array([1e10], "f4").astype("i4"))
    print(np.array([np.nan], "f2").astype("i2"), -np.uint8(1), -np.int8(-128), np.array([1e20]).astype("f2"), np.array([3.7]).astype(int))
    print([(entry.category.__name__, str(entry.message)) for entry in caught])
target = np.zeros(2, int)
for value in ([np.nan, 1], [1.5, 2.5], ["7", "8"], [[3], [4]], [1j, 2]):
    try:
        target[:] = value if np.ndim(value) == 1 else np.ravel(value)
        print(target)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
rng = np.random.default_rng(5)
for kind in (np.uint8, np.int8, np.uint16, np.int16, np.int32, np.int64, bool):
    high = 2 if kind is bool else [[10], [20]]
    print(rng.integers([0, 1] if kind is bool else [1, 3, 5, 7], high, dtype=kind).tolist())
np.random.seed(5)
print(np.random.randint([1, 3, 5, 7], [[10], [20]], dtype=np.uint8).tolist(), np.random.randint([1, 3], [1000, 5], dtype=np.int16))
for companion in (hermite.hermcompanion, hermite_e.hermecompanion, legendre.legcompanion, chebyshev.chebcompanion,
                  laguerre.lagcompanion):
    print(companion([1, 2, 3]).round(12).tolist(), companion([1, 0, 1, 2]).round(12).tolist(), companion([1, 2]).tolist())
print(polyutils.as_series((1, np.arange(3), np.arange(2, dtype=np.float16))), polyutils.as_series([[1, 2], [3j]]))
print(repr(np.ldexp(5, np.arange(4))), repr(np.ldexp(5, 3)), np.isreal(np.array(["a", "b"])), np.asanyarray(["a", 1], dtype=object))
with np.errstate():
    np.setbufsize(4096)
    print(np.getbufsize())
print(np.getbufsize(), np.vectorize(lambda s: s * 2, otypes=[object])(["a", 1]), np.matrix("1 2; 3 4").trace(), np.tile(np.matrix([[1]]), 2))
