import numpy as np
from scipy.optimize import brute, fmin

f = lambda x, a=0: (x[0] - 0.3 - a) ** 2 + (x[1] + 0.2) ** 2
print(brute(f, ((-1, 1), (-1, 1)), Ns=5, finish=None))
print(np.round(brute(f, (slice(-1, 1, 0.25), slice(-1, 1, 0.25))), 4))
x, value, grid, values = brute(f, ((-1, 1), (-1, 1)), args=(0.1,), Ns=3, full_output=True, finish=None)
print(x, round(float(value), 6), grid.shape, values.shape, values.min() == value)
print(np.round(brute(lambda x: (x - 1) ** 2, ((-2, 2),), Ns=4), 4))
