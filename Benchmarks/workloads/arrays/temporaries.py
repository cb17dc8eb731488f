"""What an expression of ten million numbers holds at once: see the column of memory."""

import numpy as np
from helper_timing import timed

x = np.linspace(0.5, 2.0, 10_000_000)
print(timed("a * x + b", lambda: 3.0 * x + 1.5)[12345])
print(timed("polynomial in Horner's form", lambda: ((2.0 * x + 1.0) * x - 3.0) * x + 0.5)[12345])


def loop():
    for k in range(100):
        z = x * float(k)
    return z[12345]


print(timed("100 results, one after another", loop, repeat=1))
