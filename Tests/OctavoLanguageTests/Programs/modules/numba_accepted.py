try:
    from numba import jit, njit, prange, vectorize
except ImportError:
    def njit(*args, **kwargs):
        return args[0] if args and callable(args[0]) else (lambda f: f)
    jit, prange = njit, range


@njit
def total(n):
    s = 0.0
    for i in range(n):
        s += i * 0.5
    return s


@jit(nopython=True)
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(total(1000), collatz(27))
