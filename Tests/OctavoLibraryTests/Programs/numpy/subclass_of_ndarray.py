import numpy as np


class Named(np.ndarray):
    def __new__(cls, values, name=None):
        made = np.asarray(values).view(cls)
        made.name = name
        return made

    def __array_finalize__(self, source):
        if source is None:
            return
        self.name = getattr(source, "name", None)


a = Named(np.arange(5), name="counts")
print(repr(a), type(a).__name__, a.name)
print(repr(a[1:]), a[1:].name, type(a[0]), repr(a[a > 2]), a[a > 2].name)
print(repr(a + 1), (a + 1).name, repr(2 * a), repr(np.sqrt(a)), (-a).name)
print(repr(a.reshape(5, 1)), a.T.name, a.copy().name, a.astype(float).name)
print(repr(a.sum()), repr(a.max()), repr(a.cumsum()), repr(a.mean()))
print(repr(np.asarray(a)), repr(np.array(a)), repr(a.view(np.ndarray)), repr(np.array(a, subok=True)))
print(isinstance(a, np.ndarray), repr(a == a), a.base is not None, a.tolist())
b = np.arange(3).view(Named)
print(repr(b), b.name, type(b.base))
c = Named.__new__(Named, [1, 2], "direct")
print(c.name, np.ndarray.__new__(Named, (2,)).name)
print(a)


class Logged(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        print("called", ufunc.__name__, method, len(inputs), sorted(kwargs))
        plain = [np.asarray(x) for x in inputs]
        return getattr(ufunc, method)(*plain, **kwargs)


d = np.arange(3).view(Logged)
print(d + 1, 1 - d, np.exp2(d), np.add.reduce(d), np.multiply.outer(d, d))
d == d


class Wrapped:
    def __init__(self, value):
        self.value = value

    def __array__(self, dtype=None, copy=None):
        return np.array(self.value, dtype=dtype)


class Later:
    __array_ufunc__ = None

    def __radd__(self, other):
        return "Later"


class Element:
    def __radd__(self, other):
        return f"<{other}>"


print(np.asarray(Wrapped([1, 2])), np.arange(2) + Wrapped([1, 2]), np.sin(Wrapped(0)))
print(np.arange(3) + Later(), np.arange(3) + Element())
try:
    np.add(np.arange(3), Later())
except TypeError as error:
    print(error)
