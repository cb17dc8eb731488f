# Sorting, sets and positions.
import numpy as np
a = np.array([[3, 1, 2], [9, 7, 8]])
print(np.sort(a), np.sort(a, axis=0), np.sort(a, axis=None), a.argsort(), np.argsort(-a, axis=1))
print(np.lexsort(([3, 1, 2, 1], [0, 0, 1, 0])))
names = np.array(['bob', 'al', 'cy', 'al'])
ages = np.array([30, 25, 25, 20])
print(names[np.lexsort((ages, names))], np.unique(names))
print(np.unique(names, return_index=True, return_inverse=True, return_counts=True))
u, c = np.unique([3, 1, 1, 2, 3, 3], return_counts=True)
print(dict(zip(u, c)), dict(zip(u.tolist(), c.tolist())), u[c.argmax()])
print(np.unique([[1, 2], [1, 2], [3, 4]], axis=0), np.unique_counts([1, 1, 2]))
print(np.unique_values([2, 1, 2]).tolist() and 'ok')
print(np.partition([7, 2, 5, 1, 9], 2)[2], np.argpartition([7, 2, 5, 1, 9], 1)[:2].tolist() and 'p')
print(np.argmax(a, axis=1), np.argmin(a), np.max(a, axis=0, keepdims=True))
print(np.nanargmax([np.nan, 2, 1]), np.sort_complex([3 + 1j, 1, 2j]))
print(np.msort if hasattr(np, 'msort') else None)
print(np.union1d([1, 2], [2, 3]), np.intersect1d([1, 2, 3], [2, 3, 4], return_indices=True))
print(np.setdiff1d([1, 2, 3], [2]), np.setxor1d([1, 2], [2, 3]))
print(np.in1d([1, 2], [2]) if hasattr(np, 'in1d') else np.isin([1, 2], [2]))
s = np.sort(np.array(['b', 'A', 'a', 'B']))
print(s, np.sort([True, False, True]), np.sort([np.nan, 1, -np.inf, np.inf]))
print(np.sort(np.array([3, 'a'], dtype=object)[:1]))
try:
    np.sort(np.array([1, 'a', None], dtype=object))
except TypeError as e:
    print(e)
try:
    np.argmax([])
except ValueError as e:
    print(e)
try:
    np.max([])
except ValueError as e:
    print(e)
try:
    np.sort(a, axis=5)
except np.exceptions.AxisError as e:
    print(e, type(e).__mro__[:3])
top = np.argsort([5, 3, 9, 1])[::-1][:2]
print(top, np.take_along_axis(a, a.argsort(axis=1), axis=1), np.flip(np.sort([3, 1, 2])))
print(np.searchsorted(['a', 'c'], 'b'))
i = np.random.default_rng(5).integers(0, 10, (6, 2))
print(i[i[:, 0].argsort(kind='stable')], i[np.lexsort(i.T[::-1])])
r = np.argsort(np.argsort([10, 30, 20]))
print(r + 1)
print(np.sort(np.array([3.0, 1, 2], dtype=np.float32))[::-1], sorted(np.array([3, 1])))
print(max(np.array([1, 2])), np.array([3, 1]).tolist())
b = np.array([3, 1, 2])
b.sort()
print(b)
b[::-1].sort()
print(b)
print(np.count_nonzero([0, 1, 2]), np.trim_zeros([0, 0, 1, 2, 0]), np.roll([1, 2, 3], 1))
print(np.rollaxis(np.ones((2, 3, 4)), 2).shape, np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape)
