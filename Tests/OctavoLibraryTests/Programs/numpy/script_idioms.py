# Idioms with indices, loops and conversions.
import numpy as np
print(np.allclose(np.sum(np.arange(10) ** 2), 285), np.version.version[:1], np.__name__)
print(np.ndarray.__name__, np.sum(np.fromiter(range(5), int)), np.array_equal(np.arange(3), range(3)))
print(np.info if False else '', np.iterable([1]), np.isfortran(np.ones((2, 2), order='F')))
print(np.require([1, 2], 'f8', 'C'), np.asfortranarray([[1, 2]]).flags.f_contiguous)
print(np.get_printoptions()['precision'], np.geterr())
print(np.typename('d') if hasattr(np, 'typename') else '', np.mintypecode(['d', 'f']))
print(np.ma.array([1, 2]) if False else '', np.nditer, np.lib.NumpyVersion('2.0.0') > '1.9.0')
a = np.arange(12).reshape(3, 4)
print(a[a[:, 0].argsort()[::-1]], a[::-1, ::-1], a[-1], a[-2:, -2:], a[[0, 2], [1, 3]])
print(a[[0, 2]][:, [1, 3]], a[np.array([[0, 1], [1, 2]])].shape, a[..., -1], a[1, ...])
print(a[:, np.newaxis].shape, a[True].shape, a[None].shape, a[0, 1], a[[(0, 1)]], a[slice(1, None)])
print(a[1:2, 0], a[1:1], a[5:], a[:, 1:3] * 10)
b = a.copy()
b[b > 5] = 0
b[:, 0] = [7, 8, 9]
b[0] += 1
b[[0, 0]] += 1
b[-1, -1] = -1
b[:, 1:3] = [[1], [2], [3]]
b[1:, 3] *= 2
b[::2] = b[::2][:, ::-1]
print(b)
del b
x, y = a[:2]
print(x, y)
first, *rest = a
print(first, len(rest))
print(*a[0], sep=',')
print(max(a[0]), sum(a[0]), min(a.ravel()), list(map(int, a[0])), [r.sum() for r in a])
print(list(zip(a[0], a[1])), sorted(a[0], reverse=True), 5 in a, [1, 2] in a.tolist(), any(a[0] > 2))
print(all(a[0] >= 0), enumerate(a[0]).__next__(), len(a[0]), abs(-a[0]), round(a.mean(), 2))
print(a.mean().round(1), divmod(a[0], 2), -a[0] ** 2, a[0] @ a[1], a[0] // 2 * 2 == a[0], a[0] % 2 == 0)
print(a[0] & 1, a[0] << 1, a[0] ^ 3, ~a[0], a[0] ** 0.5, 2 ** a[0], 1 / (a[0] + 1), not a[0].any())
print((a > 3).sum(), a.T @ a)
def moving(a, n=3):
    r = np.cumsum(a, dtype=float)
    r[n:] = r[n:] - r[:-n]
    return r[n - 1:] / n
print(moving(np.arange(10)), np.linalg.norm(np.array([3, 4])), np.array([[1, 2], [3, 4]]).T.tolist())
print(np.hypot(*np.meshgrid([3], [4])), np.outer(np.arange(1, 4), np.arange(1, 4)))
print(np.arange(1, 4)[:, None] * np.arange(1, 4), np.eye(3)[[0, 2, 1]], np.eye(4)[np.array([0, 3])])
print((np.arange(5)[:, None] < np.arange(5)).astype(int), np.array([1, 2, 3]).repeat(2).reshape(3, 2))
print(np.argwhere(np.array([0, 1, 0, 1])).ravel())
print(np.diff(np.flatnonzero(np.concatenate(([True], np.array([1, 1, 2])[1:] != np.array([1, 1, 2])[:-1],
    [True])))))
s = np.array([1, 2, 3])
t = s
t[0] = 9
print(s)
t = s[:]
t[1] = 8
print(s)
t = s.copy()
t[2] = 7
print(s, id(s) == id(s), s is t)
z = (s - s.mean()) / s.std()
print(z, (s - s.min()) / np.ptp(s), np.exp(z) / np.exp(z).sum(), 1 / (1 + np.exp(-z)), np.log(s))
print(np.round(z, 2), np.linalg.norm(z), s / s.sum(), s.reshape(-1, 1) == s)
print(np.equal.outer(s, s).astype(int))
import itertools, math, collections
print(np.array(list(itertools.product([0, 1], repeat=2))), math.sqrt(np.float64(4)))
print(collections.Counter(np.array([1, 1, 2]).tolist()))
print(np.array([math.factorial(k) for k in range(5)]), float(np.array(3)), int(np.array([3])[0]))
print(str(np.arange(3)), bool(np.array([1])), complex(np.array(1 + 2j)), np.float64(3) == 3)
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), type(np.arange(3)[0]))
print(range(np.int64(3)), [1, 2, 3][np.int64(1)], 'abc' * np.int64(2), np.arange(3).__len__())
print(np.int64(3).__index__())
