# Binary ufuncs of arrays and scalars of random shapes and types: shape, type and values of the results.
import binascii
import random
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = random.Random(99)
DTYPES = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]
EXACT = ["add", "subtract", "multiply", "maximum", "minimum", "equal", "less", "greater_equal", "bitwise_and",
         "bitwise_or", "bitwise_xor", "left_shift", "right_shift", "floor_divide", "remainder", "logical_and",
         "logical_xor", "not_equal", "fmax", "copysign", "divide", "hypot", "power", "fmod", "heaviside"]


def operand(shape):
    kind = rng.random()
    if kind < 0.12:
        return rng.choice([0, 1, 2, 7, -3, 300, 2.5, 1j, True])
    dtype = np.dtype(rng.choice(DTYPES))
    if kind < 0.2:
        return dtype.type(rng.randint(0, 9))
    lengths = [n if rng.random() < 0.75 else 1 for n in shape[rng.randint(0, len(shape)):]]
    if rng.random() < 0.04:
        lengths = lengths + [rng.randint(2, 6)]
    made = (np.arange(int(np.prod(lengths))) % 11).reshape(lengths).astype(dtype)
    return made.T if rng.random() < 0.2 else made


for number in range(400):
    shape = tuple(rng.randint(1, 4) for _ in range(rng.randint(0, 3)))
    name = rng.choice(EXACT)
    x, y = operand(shape), operand(shape)
    try:
        made = getattr(np, name)(x, y)
    except (ValueError, TypeError, OverflowError) as error:
        print(number, name, type(error).__name__, str(error)[:150])
        continue
    made = np.asarray(made)
    if made.dtype.kind in "fc":
        shown = np.array2string(made.ravel()[:4], precision=3, max_line_width=200)
    else:
        shown = f"{binascii.crc32(made.tobytes()):08x}"
    print(number, name, made.shape, made.dtype, shown)
