"""Plain loops over operations on ten-element arrays: what a call costs."""

import numpy as np
from helper_timing import timed

n = 200_000
x = np.arange(10.0)
y = np.ones(10)


def add():
    for _ in range(n):
        z = x + y
    return z[3]


def chain():
    for _ in range(n):
        z = 2.0 * x + y - 1.0
    return z[3]


def function():
    for _ in range(n):
        z = np.sqrt(x)
    return z[3]


def reduce():
    for _ in range(n):
        z = x.sum()
    return z


def element():
    total = 0.0
    for i in range(n):
        total += x[i % 10]
    return total


def view():
    for _ in range(n):
        z = x[2:7]
    return z[0]


def assign():
    z = np.zeros(10)
    for i in range(n):
        z[i % 10] = i
    return z.sum()


def create():
    for _ in range(n):
        z = np.zeros(10)
    return z[0]


print(timed("200 000 times x + y", add, repeat=3))
print(timed("200 000 times 2 x + y - 1", chain, repeat=3))
print(timed("200 000 times np.sqrt(x)", function, repeat=3))
print(timed("200 000 times x.sum()", reduce, repeat=3))
print(timed("200 000 times x[i]", element, repeat=3))
print(timed("200 000 times x[2:7]", view, repeat=3))
print(timed("200 000 times z[i] = v", assign, repeat=3))
print(timed("200 000 times np.zeros(10)", create, repeat=3))
