import numpy as np


@np.vectorize
def larger(a, b):
    """The difference where it is positive."""
    return a - b if a > b else a + b


print(larger([1, 2, 3, 4], 2), larger.__doc__, larger(1, 2), type(larger(1, 2)))
print(np.vectorize(lambda x: x / 2, otypes=[float])([1, 2]), np.vectorize(lambda x: (x, -x))([1, 2]))
polyval = np.vectorize(lambda p, x: sum(c * x**k for k, c in enumerate(p)), excluded=["p"])
print(polyval(p=[1, 2, 3], x=[0, 1]))
mean = np.vectorize(np.mean, signature="(n)->()")
print(mean([[1, 2], [3, 4]]), np.vectorize(np.convolve, signature="(n),(m)->(k)")(np.eye(2), [1, 2, 1]))
print(np.frompyfunc(lambda x, y: x + y, 2, 1)([1, 2], [10, 20]), np.frompyfunc(oct, 1, 1)([8, 9]))
for attempt in (lambda: np.vectorize(len)([]), lambda: mean(3), lambda: np.vectorize(3)):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
