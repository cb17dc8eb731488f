# Random assignments through random subscripts, and in-place operators on them.
import binascii
import random
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = random.Random(777)


def shape(most):
    return tuple(rng.randint(1, 4) for _ in range(rng.randint(1, most)))


def part(n):
    kind = rng.random()
    if kind < 0.35:
        return rng.randint(-n, n - 1)
    if kind < 0.75:
        return slice(rng.choice([None, rng.randint(-n, n)]), rng.choice([None, rng.randint(-n, n)]),
                     rng.choice([None, 1, 2, -1]))
    if kind < 0.9:
        return [rng.randint(-n, n - 1) for _ in range(rng.randint(1, 3))]
    return [rng.random() < 0.5 for _ in range(n)]


def value(target):
    kind = rng.random()
    if kind < 0.3:
        return rng.randint(-9, 9)
    if kind < 0.4:
        return rng.random()
    if kind < 0.9 and target.ndim:
        lengths = [n if rng.random() < 0.8 else 1 for n in target.shape[rng.randint(0, target.ndim):]]
        if rng.random() < 0.1:
            lengths.append(rng.randint(1, 3))
        return np.arange(int(np.prod(lengths))).reshape(lengths) + 50
    return [rng.randint(0, 9)] * rng.randint(1, 3)


OPERATIONS = ["=", "=", "=", "+=", "*=", "-=", "//=", "|="]
for number in range(400):
    a = np.arange(120)[:int(np.prod(s := shape(3)))].reshape(s).astype(rng.choice([int, float, np.int16, np.uint8]))
    view = a.T if rng.random() < 0.3 else a[::-1] if rng.random() < 0.3 else a
    key = tuple(part(n) for n in view.shape[:rng.randint(1, view.ndim)])
    operation = rng.choice(OPERATIONS)
    try:
        x = value(view[key])
        if operation == "=":
            view[key] = x
        elif operation == "+=":
            view[key] += x
        elif operation == "*=":
            view[key] *= x
        elif operation == "-=":
            view[key] -= x
        elif operation == "//=":
            view[key] //= 3
        else:
            view[key] |= 5
        print(number, a.dtype, binascii.crc32(a.tobytes()) if a.dtype != float else round(float(a.sum()), 9))
    except (IndexError, ValueError, TypeError, OverflowError) as error:
        print(number, type(error).__name__, error)
