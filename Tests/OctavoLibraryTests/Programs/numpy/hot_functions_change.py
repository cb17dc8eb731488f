# What a function that is called again and again reads may change at any time.
import warnings

import numpy as np

x = np.linspace(0.5, 2.0, 200)
factor = 2.0
calls = []


def f(a):
    return (factor * x + a - np.sqrt(x)).sum()


def heated(function, *arguments):
    for i in range(300):
        function(*arguments)


def show(label, value):
    print(label, f"{value:.9f}", type(value).__name__)


heated(f, 1.0)
show("as it was", f(1.0))
factor = 3.0
show("another factor", f(1.0))
x[7] = 100.0
show("another element", f(1.0))
x = x[:150]
show("a shorter array", f(1.0))
x = x[::-1]
show("backwards", f(1.0))
show("a NumPy argument", f(np.float64(1.0)))
show("a whole number", f(1))
show("an array", f(x)[()])
factor = 2
show("a whole factor", f(1.0))


def logarithm(a):
    return np.log(x - a).sum()


heated(logarithm, -1.0)
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as seen:
    value = logarithm(0.5)
print(value, [str(warning.message) for warning in seen])
try:
    with np.errstate(all="raise"):
        logarithm(0.5)
except FloatingPointError as error:
    print("raised", error)
show("after that", logarithm(-1.0))


def tiny(a):
    return np.exp(a * x).sum()


heated(tiny, -1.0)
try:
    with np.errstate(under="raise"):
        tiny(-1e4)
except FloatingPointError as error:
    print("raised", error)


def noted(a):
    calls.append(a)
    y = x * a
    return y.sum()


heated(noted, 1.0)
print(len(calls))


def same(a):
    y = x + a
    return x if a > 0 else y


heated(same, 1.0)
print(same(1.0) is x, same(-1.0) is x)


def fresh(a):
    return x * a


kept = [fresh(1.5) for _ in range(500)]
kept[0][0] = -1.0
print(kept[0] is kept[1], kept[499][0] == kept[1][0], kept[499].flags.owndata)


def viewed(a):
    y = x * a
    z = y[1:4]
    y += 1
    return z.sum()


heated(viewed, 1.0)
show("a view", viewed(2.0))


def branch(a):
    y = x * a
    if y.sum() > 0:
        return "positive"
    return "negative"


heated(branch, 1.0)
print(branch(1.0), branch(-1.0))


def outer(n):
    total = 0.0
    for i in range(n):
        total += f(0.5 * i)
    return total


for n in range(60):
    outer(20)
show("nested", outer(3))


def wrong(a):
    return (x * a + np.ones(3)).sum()


for i in range(3):
    try:
        heated(wrong, 1.0)
    except ValueError as error:
        print(error)
