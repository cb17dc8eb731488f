import numpy as np


class Fraction:
    def __init__(self, top, bottom):
        self.top, self.bottom = top, bottom

    def __repr__(self):
        return f"{self.top}/{self.bottom}"

    def __add__(self, other):
        if isinstance(other, int):
            return Fraction(self.top + other * self.bottom, self.bottom)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __neg__(self):
        return Fraction(-self.top, self.bottom)


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


# What falls back to objects.
for values in ([1, None], [2**70, 1], ["a", None], [{1: 2}], [1.5, 2**70], [Fraction(1, 3), 2]):
    print(repr(np.array(values)))
print(repr(np.array(None)), repr(np.array([[1, 2], [3]], dtype=object)))
print(repr(np.array([[None] * 2] * 2)))
attempt(lambda: np.array([[1, 2], [3]]))

# Operators are Python's.
thirds = np.array([Fraction(1, 3), Fraction(2, 3)])
print(thirds + 1, thirds * thirds, thirds.sum(), -thirds)
print(np.array([1, 2**70]) * 2)
print(np.array([1, None]) == 1, np.array([3, 1]).astype(object) > 2)
attempt(lambda: np.array([1, None]) + 1)
attempt(lambda: np.array([1, None]) < 1)
attempt(lambda: np.arange(3) + None)
print(np.arange(3) == None, np.array(["a", "b"], dtype=object) + "x")

# Functions and reductions.
values = np.array([3, 1, 2], dtype=object)
print(values.sum(), values.prod(), values.max(), values.min(), values.mean(), values.std())
print(values.cumsum(), values.argsort(), np.sort(values), values.argmax())
print(np.add.reduce(np.array([[1, 2], [3, 4]], dtype=object), axis=1), values @ values)
print(np.logical_not(np.array([0, None, 5], dtype=object)), np.logical_or.reduce(np.array([0, 3, 4], dtype=object)))
print(np.floor(np.array([1.5, -1.5], dtype=object)), np.maximum(values, 2), np.abs(np.array([-1, 2.5], dtype=object)))
attempt(lambda: np.sqrt(values))
attempt(lambda: np.isnan(values))
attempt(lambda: np.array([1, "a"], dtype=object).sum())

# In and out.
print(values.tolist(), type(values[0]), values.dtype, values.itemsize, values.nbytes, values.strides)
print(values.astype(float), np.array([1, 2.5]).astype(object), np.array([1, None]).astype(str))
attempt(lambda: np.array([1, "x"], dtype=object).astype(int))
print(repr(np.zeros(2, object)), repr(np.empty(2, object)), repr(np.full(2, None)), repr(np.ones(2, object)))
box = np.empty(3, dtype=object)
box[0] = [1, 2]
box[1:] = "text", None
print(box, repr(box))
box[0].append(3)
print(box.tolist(), np.unique(np.array([3, 1, 3], dtype=object)), np.where([True, False], None, 1))
