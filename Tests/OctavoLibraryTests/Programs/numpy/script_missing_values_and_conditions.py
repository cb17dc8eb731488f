# NaN functions, warnings and errstate.
import numpy as np, warnings
a = np.array([[1, np.nan, 3], [np.nan, np.nan, 6.0]])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(np.nanmean(a), np.nanmean(a, axis=0), np.nanstd(a), np.nanvar(a, axis=1))
    print(np.nanmax(a, axis=1), np.nanmin(a), np.nanmedian(a, axis=0), np.nanpercentile(a, 50))
    print(np.nanquantile(a, [0.25, 0.75]), np.nanprod(a), np.nancumsum(a), np.nancumprod(a, axis=1))
    print(np.nansum(a, axis=0))
    print(np.nanmean([np.nan]), np.nanmax([np.nan, np.nan]))
    print(np.mean([]), np.std([1.0], ddof=1), np.var([]), np.median([]))
    print([(x.category.__name__, str(x.message)) for x in w])
try:
    np.nanargmin([np.nan])
except ValueError as e:
    print(e)
with np.errstate(divide='ignore', invalid='ignore'):
    print(np.array([1, 0, -1.0]) / 0, np.log([0, -1, 1]), np.sqrt(-1.0), np.inf - np.inf, np.float64(1) / 0)
with np.errstate(all='raise'):
    for f in (lambda: np.array([1.0]) / 0, lambda: np.exp(np.array([1000.0])),
        lambda: np.sqrt(np.array([-1.0])), lambda: np.array([1e-300]) * 1e-300, lambda: np.float64(1) / 0,
        lambda: np.int64(1) // 0, lambda: np.array([1]) // 0):
        try:
            print(f())
        except FloatingPointError as e:
            print('FPE', e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    np.array([1.0]) / 0
    np.log(np.array([0.0]))
    np.array([0.0]) / 0
    np.exp(np.array([10000.0]))
    np.int32(2 ** 31 - 1) + np.int32(1)
    np.array([1, 2]) // 0
    np.arccos(2.0)
    np.float32(1e+38) * np.float32(10)
    np.power(0.0, -1)
    np.array([3]) % 0
    np.uint8(200) + np.uint8(100)
    np.array([1e+20]).astype(int)
    print([(x.category.__name__, str(x.message)) for x in w])
old = np.seterr(all='warn')
print(old, np.geterr())
np.seterr(**old)
log = []
np.seterrcall(lambda kind, flag: log.append((kind, flag)))
with np.errstate(divide='call'):
    np.array([1.0]) / 0
print(log)
print(np.isclose(np.nan, np.nan, equal_nan=True), np.array_equal([np.nan], [np.nan]))
print(np.array_equal([np.nan], [np.nan], equal_nan=True), np.allclose([1, 1e-09], [1, 0]))
print(np.fmax([1, np.nan], [np.nan, 2]), np.maximum([1, np.nan], 0), np.nan == np.nan)
print(np.isfinite([1, np.inf, np.nan]), np.isposinf([np.inf, -np.inf]), np.signbit([-0.0, 0]))
print(np.finfo(float), np.finfo(np.float32).eps, np.iinfo(np.int32), np.iinfo('uint8').max)
print(np.finfo(float).tiny)
try:
    np.array([1, 2], dtype=np.int8)[0] + 300
except OverflowError as e:
    print(e)
try:
    np.array([300], dtype=np.uint8)
except OverflowError as e:
    print(e)
try:
    np.array([1, np.nan]).astype(int)
    print(int(np.nan))
except ValueError as e:
    print(e)
