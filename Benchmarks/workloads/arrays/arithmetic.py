"""Elementwise arithmetic and functions on ten million numbers."""

import numpy as np
from helper_timing import timed

n = 10_000_000
x = np.linspace(0.5, 2.0, n)
y = np.linspace(-1.0, 3.0, n)
z = 0.0
print(timed("a * x + b", lambda: 3.0 * x + 1.5)[12345])
print(timed("x * y", lambda: x * y)[12345])
print(timed("x / y", lambda: x / y)[12345])
print(timed("x ** 2", lambda: x**2)[12345])
print(timed("sqrt", lambda: np.sqrt(x))[12345])
print(timed("exp", lambda: np.exp(y))[12345])
print(timed("log", lambda: np.log(x))[12345])
print(timed("sin", lambda: np.sin(y))[12345])
print(timed("tanh", lambda: np.tanh(y))[12345])
print(timed("maximum", lambda: np.maximum(x, y))[12345])
print(timed("x > y", lambda: x > y).sum())
print(timed("where", lambda: np.where(x > 1.0, x, y))[12345])
print(timed("in place", lambda: np.multiply(x, 1.0, out=x))[12345])
