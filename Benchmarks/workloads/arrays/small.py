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


def dot():
    for _ in range(n):
        z = np.dot(x, y)
    return z


def exponential():
    for _ in range(n):
        z = np.exp(x)
    return z[3]


def scalar():
    for _ in range(n):
        z = x * 2.0
    return z[3]


def compare():
    for _ in range(n):
        z = x > 3.0
    return z.sum()


def update():
    z = np.ones(10)
    for _ in range(n):
        z += y
    return z[3]


def rows():
    m = np.ones((10, 10))
    for i in range(n):
        z = m[i % 10, 3]
    return z


data = np.linspace(-3.0, 3.0, 1000)
normal = 1.0 / np.sqrt(2.0 * np.pi)


def likelihood():
    for k in range(n // 20):
        p, center = 0.3, k * 1e-4
        first = normal * np.exp(-0.5 * (data - center) ** 2)
        second = normal * np.exp(-0.5 * (data + center) ** 2)
        z = -np.log(p * first + (1.0 - p) * second).sum()
    return z


print(timed("200 000 times np.dot(x, y)", dot, repeat=3))
print(timed("200 000 times np.exp(x)", exponential, repeat=3))
print(timed("200 000 times x * 2.0", scalar, repeat=3))
print(timed("200 000 times x > 3.0", compare, repeat=3))
print(timed("200 000 times z += y", update, repeat=3))
print(timed("200 000 times m[i, 3]", rows, repeat=3))
print(timed("10 000 likelihoods of 1000 points", likelihood, repeat=3))
print(timed("200 000 times x + y", add, repeat=3))
print(timed("200 000 times 2 x + y - 1", chain, repeat=3))
print(timed("200 000 times np.sqrt(x)", function, repeat=3))
print(timed("200 000 times x.sum()", reduce, repeat=3))
print(timed("200 000 times x[i]", element, repeat=3))
print(timed("200 000 times x[2:7]", view, repeat=3))
print(timed("200 000 times z[i] = v", assign, repeat=3))
print(timed("200 000 times np.zeros(10)", create, repeat=3))
