import warnings

import numpy as np


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


x = np.float64(1.5)
print(x.item(), x.dtype, x.shape, x.ndim, x.size, x.itemsize, x.nbytes, x.strides, x.base, x.T, x.real, x.imag)
print(x.astype(int), x.reshape(1), x.sum(), x.round(), x.clip(0, 1), x.flatten(), x.view("i8"), x.tobytes(), x.copy())
print(x.is_integer(), x.as_integer_ratio(), np.float32(0.25).as_integer_ratio(), np.int64(5).bit_count(), np.int8(-3).numerator)
print(x[()], repr(x[...]), repr(x[None]), np.complex64(1 + 2j).real.dtype, np.int16(3).imag)
attempt(lambda: x[0])
attempt(lambda: x.nothing)
attempt(lambda: len(x))
attempt(lambda: np.generic())
attempt(lambda: np.float64("abc"))
attempt(lambda: np.int8(300))
attempt(lambda: np.int8(100) + 200)
attempt(lambda: np.float64([1, 2]))
print(np.float64("1.5"), np.int64("5"), np.int64(5.7), np.bool("a"), np.str_(5), np.complex128(1, 2), np.float64(None))
print(np.int64(2) * [1, 2], np.float64(2) + [1, 2], np.int64(3) * "ab")
attempt(lambda: np.float64(2) * [1, 2])
attempt(lambda: np.float64(1) + None)
attempt(lambda: np.float64(1) + "a")
attempt(lambda: np.float64(1) < "a")
attempt(lambda: -np.True_)
attempt(lambda: np.True_ - np.True_)
attempt(lambda: pow(np.int64(2), 3, 5))
print(repr(round(x)), repr(round(np.float64(2.567), 1)), repr(round(np.int64(25), -1)), divmod(np.int64(7), 2), divmod(7, np.int64(2)))
print(hash(np.float64(1.5)) == hash(1.5), hash(np.int64(5)) == hash(5), {np.int64(1): "a"}[1], np.float64(1) == 1, np.float64(1) == "a")
print(isinstance(x, float), isinstance(np.int64(1), int), isinstance(x, np.floating), [1, 2, 3][np.int64(1)])
print(repr(np.int64(7) + 2.0), repr(np.uint64(7) + np.int64(2)), repr(np.int32(7) / np.int32(2)), repr(np.float32(7) + 2.0), repr(np.int64(7) + 2j))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    results = [
        np.int8(100) + np.int8(100), np.int64(2**62) * 4, np.int64(2**63 - 1) + 1, np.uint8(3) - np.uint8(5),
        np.int64(5) // 0, np.int64(5) / 0, np.float64(2) ** 2000, divmod(np.int64(7), 0), np.float32(3e38) * 10,
    ]
print(results)
for warning in caught:
    print(warning.category.__name__, warning.message)
