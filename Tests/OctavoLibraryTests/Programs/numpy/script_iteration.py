# Iteration in all its forms.
import numpy as np
a = np.arange(6).reshape(2, 3)
for x in np.nditer(a, order='F'):
    print(x, end=' ')
print()
with np.nditer(a, op_flags=['readwrite']) as it:
    for x in it:
        x[...] = 2 * x
print(a)
it = np.nditer(a, flags=['f_index'])
print([(int(x), it.index) for x in it])
it = np.nditer(a, flags=['multi_index'])
while not it.finished:
    print(it[0], it.multi_index, end=';')
    it.iternext()
print()
it = np.nditer([a, None], [], [['readonly'], ['writeonly', 'allocate']])
with it:
    for x, y in it:
        y[...] = x ** 2
    print(it.operands[1])
print([(i, int(v)) for i, v in np.ndenumerate(a)][:3], list(np.ndindex(2, 2)), a.flat[1:4])
print(list(a.flat), [x.tolist() for x in a], [list(map(int, r)) for r in a.T], *zip(*a))
b = np.broadcast(np.array([1, 2, 3]), np.array([[4], [5]]))
print(b.shape, b.nd, b.size, [(int(x), int(y)) for x, y in b])
out = np.empty((2, 3))
out.flat = [1, 2, 3]
print(out)
a.flat[[0, 5]] = -1
print(a)
print(np.fromiter((x * x for x in range(5)), dtype=int, count=5))
print(np.fromiter([(1, 2), (3, 4)], dtype='i4,i4'), np.fromiter(['ab', 'c'], dtype='U2'))
print(sum((x for x in a.ravel())), max(a.ravel()), [*a[0]], dict(enumerate(a[0])))
print({int(k): v for k, v in zip(a[0], 'abc')}, a.tolist() == [list(r) for r in a])
print(all((isinstance(v, np.int64) for v in a.ravel())))
for i, row in enumerate(a):
    for j, v in enumerate(row):
        print(i, j, v, end=' ')
print()
g = np.mgrid[-1:1:3j, 0:2]
print(g, np.ogrid[0:2, 0:3], np.r_[1:3, 0, [7, 8]], np.c_[np.array([[1, 2, 3]]), 0, 0])
print(np.s_[1:2, ..., None], np.index_exp[2:4], np.ix_([0, 1], [2]), np.r_[0:1:5j])
