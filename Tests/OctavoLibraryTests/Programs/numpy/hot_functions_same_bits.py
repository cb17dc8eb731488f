# A function of arrays that is called again and again gives the same bits the first time and the thousandth.
import math

import numpy as np

rng = np.random.default_rng(5)
x = rng.normal(size=300)
matrix = rng.normal(size=(20, 15))
whole = np.arange(300)
labels = x > 0.3
scale = 1.75


def density(m, s=2.0):
    return np.exp(-0.5 * ((x - m) / s) ** 2) / (s * math.sqrt(2 * math.pi))


def likelihood(m1, m2):
    return -np.log(density(m1) + density(m2, 0.7)).sum()


def powers(a):
    return (a * x) ** 3 + np.abs(x) ** 0.5 - (x * x + a) ** -1 + np.abs(x + a) ** 1.7


def folds(a):
    y = x * a
    return y.sum(), y.mean(), y.max(), y.min(), y.std(), y.var(), np.prod(1 + y / 1000)


def by_axis(a):
    return (matrix * a).sum(axis=0), (matrix + a).sum(axis=1), np.mean(matrix * a, axis=0)


def chosen(a):
    return np.where(labels, a * x, np.minimum(x, a)), np.clip(x, -a, a), np.maximum(x, 0)


def compared(a):
    return x > a, (x < a) & (x > -a), ~(x == a)


def waves(a):
    return np.sin(a * x) + np.cos(x) * np.tanh(x - a) + np.arctan2(x, a) + np.hypot(x, a)


def counted(a):
    return whole * a + whole // 2


def own_array(a):
    y = np.zeros_like(x)
    y[10:20] = a
    y += x
    y[0] *= 2
    return y


def joined(a):
    return np.concatenate([x[:5] * a, [a, 1.0]]), [float(x[3]) * a, None], x[::2] * a


def numbers(a):
    total = 0.0
    for value in x[:20]:
        total += value * a
    return total, math.exp(-a) + a**2, float(np.exp(a)), np.float64(a) ** 2


def scaled(a):
    return scale * x + a


def divided(a):
    return x / a, x / 3.0, 1.0 / (x * x + a), (x - a) / (2 * a)


class Model:
    def __init__(self, width):
        self.width = width

    def curve(self, a):
        return np.exp(-((x / self.width) ** 2)) * a


def bits(value):
    if isinstance(value, (tuple, list)):
        return [type(value).__name__] + [bits(item) for item in value]
    if isinstance(value, np.ndarray):
        return [str(value.dtype), value.shape, value.flags.owndata, value.tobytes()]
    if isinstance(value, float):
        return [type(value).__name__, float(value).hex()]
    return [type(value).__name__, repr(value)]


arguments = [0.25, -1.5, np.float64(0.75), 3.0, 1]
functions = [density, powers, folds, by_axis, chosen, compared, waves, counted, own_array, joined, numbers, scaled, divided]
functions.append(Model(1.3).curve)
functions.append(lambda a: likelihood(a, 0.5))
first = [[bits(function(a)) for a in arguments] for function in functions]
for function in functions:
    for i in range(300):
        function(0.01 * i + 0.1)
again = [[bits(function(a)) for a in arguments] for function in functions]
for function, before, after in zip(functions, first, again):
    print(function.__name__, before == after)
