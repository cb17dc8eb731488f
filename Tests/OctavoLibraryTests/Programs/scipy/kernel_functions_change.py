# What a minimised function reads may change between calls, or during one.
import numpy as np
from scipy.optimize import minimize

scale = 2.0
data = np.array([1.0, 2.0, 6.0])


def objective(p):
    return np.sum(((data - p[0]) / scale) ** 2) + (p[1] - scale) ** 2


def show(fun, **keywords):
    result = minimize(fun, [0.5, 0.5], method="Nelder-Mead", **keywords)
    print(np.round(result.x, 3) + 0.0, round(float(result.fun), 4))


show(objective)
scale = 3.0
show(objective)
data[0] = 4.0
show(objective)
data = np.array([0.0, 1.0])
show(objective)
data = [5.0, 7.0, 9.0]
try:
    show(objective)
except TypeError as error:
    print(error)
data = np.arange(4)
show(objective)


# Closures, defaults, attributes and functions that are replaced.
def make(center):
    def inner(p, weight=1.0):
        return weight * ((p - center) ** 2).sum()

    def move(to):
        nonlocal center
        center = to

    return inner, move


inner, move = make(1.0)
show(inner)
move(-2.0)
show(inner)
inner.__defaults__ = (10.0,)
print(minimize(inner, [3.0]).fun < 1e-8)


class Well:
    depth = 1.0

    def __init__(self, bottom):
        self.bottom = bottom

    def __call__(self, p):
        return self.depth * np.sum((p - self.bottom) ** 2) - self.depth

    def energy(self, p):
        return self(p)


well = Well(np.array([1.0, -1.0]))
show(well)
show(well.energy)
well.bottom[1] = 4.0
show(well.energy)
well.bottom = 0.25
show(well.energy)
Well.depth = 3.0
show(well.energy)
well.depth = 5.0
show(well.energy)


def penalty(p):
    return abs(p[0]) + abs(p[1])


def total(p):
    return penalty(p) + np.sum((p - 2) ** 2)


show(total)


def penalty(p):
    return 0.0


show(total)
table = {"a": 1.0, "b": np.array([1.0, 2.0])}
show(lambda p: np.sum((p - table["b"]) ** 2) + table["a"])
table["a"] = 7.0
table["b"][0] = -1.0
show(lambda p: np.sum((p - table["b"]) ** 2) + table["a"])


# A callback changes what the function reads.
target = np.array([1.0, 1.0])
moves = []


def chase(p):
    return np.sum((p - target) ** 2)


def callback(p):
    moves.append(1)
    if len(moves) == 5:
        target[:] = [3.0, 4.0]


show(chase, callback=callback)
np.sum, kept = np.max, np.sum
show(chase)
np.sum = kept
show(chase)
for k in range(4):
    show(lambda p: (p[0] - k) ** 2 + (p[1] + k) ** 2)
