# Random subscripts of random views: what is read, whether it is a view, and what is wrong about the others.
import binascii
import random

import numpy as np

rng = random.Random(20260)
DTYPES = [np.int64, np.float64, np.uint8, np.complex128, np.float32, bool]


def array():
    shape = tuple(rng.choice([0, 1, 2, 3, 4, 5]) if rng.random() < 0.15 else rng.randint(1, 5)
                  for _ in range(rng.choice([0, 1, 1, 2, 2, 2, 3, 3, 4])))
    made = np.arange(int(np.prod(shape))).reshape(shape).astype(rng.choice(DTYPES))
    for _ in range(rng.randint(0, 2)):
        kind = rng.randint(0, 3)
        if kind == 0:
            made = made.transpose(rng.sample(range(made.ndim), made.ndim))
        elif kind == 1 and made.ndim:
            made = made[tuple(slice(None, None, rng.choice([1, -1, 2])) for _ in range(made.ndim))]
        elif kind == 2:
            made = made.copy(order=rng.choice("CFK"))
        elif made.ndim:
            made = np.broadcast_to(made, (2,) + made.shape)
    return made


def bound(n):
    return rng.choice([None, None, rng.randint(-n - 2, n + 2)])


def part(n):
    kind = rng.random()
    if kind < 0.3:
        return rng.randint(-n, n - 1) if n and rng.random() < 0.95 else rng.randint(-n - 2, n + 1)
    if kind < 0.7:
        return slice(bound(n), bound(n), rng.choice([None, None, 1, 2, -1, -2, 3]))
    if kind < 0.78:
        return [rng.randint(-n, n - 1) if n else 0 for _ in range(rng.randint(0, 3))]
    if kind < 0.86:
        shape = rng.choice([(1,), (2,), (2, 1), (1, 3), (2, 3)])
        return np.array([rng.randint(-n, n - 1) if n else 0 for _ in range(int(np.prod(shape)))]).reshape(shape)
    if kind < 0.92:
        return np.array([rng.random() < 0.5 for _ in range(n if rng.random() < 0.95 else n + 1)], dtype=bool)
    return rng.choice([np.int64(0), True, False, np.array(0)])


def index(a):
    parts = []
    for n in a.shape[:rng.randint(0, a.ndim)]:
        if rng.random() < 0.12:
            parts.append(None)
        parts.append(part(n))
    if rng.random() < 0.2:
        parts.insert(rng.randint(0, len(parts)), ...)
    if rng.random() < 0.03:
        parts.append(rng.choice([1.5, "x", slice(0, 1.5), ..., 0]))
    return parts[0] if len(parts) == 1 and rng.random() < 0.5 else tuple(parts)


def is_basic(key):
    return all(part is None or part is ... or isinstance(part, (int, slice)) and not isinstance(part, bool)
               for part in (key if isinstance(key, tuple) else (key,)))


def shown(x, key):
    if not isinstance(x, np.ndarray):
        return f"{type(x).__name__} {x!r}"
    # Only of views is it said where they look.
    layout = f"{x.strides} {x.flags.owndata} " if is_basic(key) and x.size else ""
    return f"{x.shape} {x.dtype} {layout}{binascii.crc32(x.tobytes()):08x}"


for number in range(400):
    a = array()
    key = index(a)
    try:
        print(number, shown(a[key], key))
    except (IndexError, ValueError, TypeError) as error:
        print(number, type(error).__name__, error)
