# Fractions, decimals and other objects in arrays.
import numpy as np
from fractions import Fraction
from decimal import Decimal
a = np.array([1, 'x', None, [1, 2], {'k': 1}], dtype=object)
print(a, repr(a), a[3], a == None, [type(v).__name__ for v in a])
f = np.array([Fraction(1, 2), Fraction(1, 3)])
print(f, f.sum(), f * 2, f + f, f.mean(), np.dot(f, f), f ** 2, f > Fraction(2, 5), f.max(), np.sort(f))
print(f.tolist(), f.astype(float))
d = np.array([Decimal('1.1'), Decimal('2.2')])
print(d.sum(), d, d * d)
b = np.array([10 ** 30, 2])
print(b, b.dtype, b * 2, b + 1, b.sum())
l = np.empty(2, object)
l[:] = [[1, 2], [3]]
print(l, [len(q) for q in l], l + l)
print(np.array([[1, 2], ['a', 'b']], dtype=object).T, np.array([1, 2], object) + np.array([1.5, 2]))
print(np.vectorize(lambda s: s * 2, otypes=[object])(['a', 1]))
print(np.frompyfunc(lambda x: x + 1, 1, 1)(np.arange(3)), np.array(['a', 'bb'], object) + 'z')
print(np.array([1, 2], object).astype(int).dtype, np.where([True, False], 'a', None))
print(np.unique(np.array(['b', 'a', 'b'], object)), np.array([[], [1]], dtype=object))
print(np.sum(np.array([[1], [2, 3]], object)), np.array([lambda: 1])[0](), np.array([True, None]))
print(np.logical_and([1, 0], [None, 1]) if False else '')
try:
    np.sqrt(np.array([1, 'a'], dtype=object))
except TypeError as e:
    print(e)
try:
    np.array([1, 'a'], object) + 1
except TypeError as e:
    print(e)
try:
    np.exp(np.array([1, 2], object))
except TypeError as e:
    print(e)
class P:

    def __init__(s, v):
        s.v = v

    def __add__(s, o):
        return P(s.v + o.v)

    def __repr__(s):
        return f'P({s.v})'

    def sqrt(s):
        return P(s.v ** 0.5)

    def __lt__(s, o):
        return s.v < o.v
p = np.array([P(4), P(9)])
print(p, p + p, p.sum(), np.sqrt(p), np.sort(p)[::-1], p.max() if False else '', p.shape)
print(np.add.reduce(p), p[0].v)
