# Masks, places and what is written through them.
import numpy as np
a = np.arange(20).reshape(4, 5)
print(a[a % 3 == 0])
m = (a > 5) & (a < 15)
print(m)
print(a[m], a[~m].sum())
b = a.astype(float)
b[m] = np.nan
print(b)
print(np.nanmean(b, axis=0), np.nansum(b, axis=1), np.isnan(b).sum())
print(np.nonzero(m))
print(np.argwhere(m)[:3])
print(np.flatnonzero(m))
print(np.any(m, axis=0), np.all(m, axis=1))
rows = np.array([True, False, True, False])
print(a[rows])
print(a[rows][:, [0, 2]])
print(a[np.ix_(rows, [0, 2])])
print(np.count_nonzero(m, axis=1))
print(np.select([a < 5, a < 10], [a, a * 10], default=-1))
print(np.piecewise(np.linspace(-2, 2, 5), [np.linspace(-2, 2, 5) < 0], [lambda x: -x, lambda x: x ** 2]))
print(np.extract(m, a), np.compress([0, 1, 1], a, axis=0))
c = a.copy()
np.putmask(c, c > 10, [0, -1])
print(c)
np.place(c, c < 0, [99, 98])
print(c)
print(np.ma.__name__ if False else 'skip')
try:
    a[np.array([True, False])]
except IndexError as e:
    print('IndexError:', e)
try:
    if a > 3:
        pass
except ValueError as e:
    print('ValueError:', e)
print(np.logical_xor(a > 3, a > 7).astype(int))
print(np.where(a > 17))
x, y = np.where(a > 17)
print(list(zip(x, y)), list(zip(x.tolist(), y.tolist())))
print(np.isin(a, [3, 7, 11]).nonzero())
b[np.isnan(b)] = 0
print(b.astype(int))
print(np.nan_to_num(np.array([np.nan, np.inf, -np.inf, 1.5])))
print((a == a.T[0][:, None]).astype(np.int8))
