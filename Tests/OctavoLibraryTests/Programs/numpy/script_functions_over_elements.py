# vectorize, ufunc methods, and errors of shapes.
import numpy as np
def f(a, b):
    """Return a-b if a>b else a+b"""
    return a - b if a > b else a + b
v = np.vectorize(f)
print(v([1, 2, 3, 4], 2), v.__doc__, v([[1, 2], [3, 4]], [1, 5]), v(3, 1), type(v(3, 1)))
v2 = np.vectorize(f, otypes=[float])
print(v2([1, 2], 1))
w = np.vectorize(pow, excluded=[1]) if False else np.vectorize(lambda p, x: np.polyval(p, x), excluded={0})
print(w([1, 2, 3], [0, 1]))
s = np.vectorize(np.dot, signature='(n),(n)->()')
print(s([[1, 2], [3, 4]], [1, 1]))
cv = np.vectorize(np.convolve, signature='(n),(m)->(k)')
print(cv(np.eye(3), [1, 2, 1]))
print(np.vectorize(lambda x: (x, x * 2))([1, 2]), np.vectorize(str)([1, 2]))
print(np.vectorize(len)(['a', 'bb']), np.vectorize(lambda x: x > 1)([1, 2]))
@np.vectorize
def g(x):
    return x * 2
print(g([1, 2]))
try:
    np.vectorize(f)([1, 2], [1, 2, 3])
except ValueError as e:
    print(e)
try:
    np.vectorize(f)([], [])
except ValueError as e:
    print(e)
print(np.apply_along_axis(lambda r: r.max() - r.min(), 1, np.array([[1, 5], [2, 9]])))
print(np.apply_along_axis(sorted, 1, [[3, 1], [2, 0]]))
print(np.apply_over_axes(np.sum, np.arange(8).reshape(2, 2, 2), [0, 2]))
print(np.frompyfunc(lambda a, b: a + b, 2, 1)([1, 2], [3, 4]), np.frompyfunc(bin, 1, 1)([1, 2]))
print(np.fromfunction(lambda i, j: i * 10 + j, (2, 3), dtype=int))
print(np.fromiter((i * i for i in range(4)), dtype=float), np.add.reduce([1, 2, 3]))
print(np.add.accumulate([1, 2, 3]), np.multiply.outer([1, 2], [3, 4]))
print(np.add.reduceat([1, 2, 3, 4], [0, 2]), np.maximum.accumulate([1, 3, 2]))
x = np.zeros(5)
np.add.at(x, [0, 0, 1], 1)
print(x)
print([i for i in np.ndindex(2, 2)], list(np.ndenumerate([[1, 2]])))
print([tuple((int(q) for q in z)) for z in np.nditer([np.array([1, 2]), np.array([3, 4])])])
it = np.nditer([[1, 2]], flags=['multi_index'])
for q in it:
    print(q, it.multi_index)
with np.nditer(np.arange(3), op_flags=['readwrite']) as it2:
    for q in it2:
        q[...] = q * 2
    print(it2.operands[0])
print(np.broadcast(np.array([[1], [2]]), np.array([1, 2, 3])).shape, np.broadcast_to([1, 2], (2, 2)))
print(np.broadcast_shapes((2, 1), (3,)), [a.tolist() for a in np.broadcast_arrays([1, 2], [[1], [2]])])
for s1, s2 in [((2, 3), (2,)), ((3,), (4,)), ((2, 2), (3, 3, 2))]:
    try:
        np.ones(s1) + np.ones(s2)
    except ValueError as e:
        print(e)
try:
    np.ones((2, 3)).reshape(4)
except ValueError as e:
    print(e)
try:
    np.concatenate([np.ones((2, 2)), np.ones((2, 3))])
except ValueError as e:
    print(e)
try:
    np.vstack([np.ones(2), np.ones(3)])
except ValueError as e:
    print(e)
try:
    np.stack([np.ones(2), np.ones(3)])
except ValueError as e:
    print(e)
try:
    np.array([[1, 2], [3]])
except ValueError as e:
    print(e)
try:
    np.ones(3)[5]
except IndexError as e:
    print(e)
try:
    np.ones((3, 3))[1, 2, 3]
except IndexError as e:
    print(e)
try:
    np.ones(3)['a']
except IndexError as e:
    print(e)
try:
    np.ones(3)[1.5]
except IndexError as e:
    print(e)
try:
    a = np.ones(3, int)
    a += 0.5
except Exception as e:
    print(type(e).__name__, e)
try:
    a[:2] = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    np.ones(3).foo
except AttributeError as e:
    print(e)
try:
    np.foo
except AttributeError as e:
    print(e)
try:
    np.zeros(3, dtype='foo')
except TypeError as e:
    print(e)
try:
    np.arange(10).reshape(3, -1)
except ValueError as e:
    print(e)
try:
    np.zeros(-1)
except ValueError as e:
    print(e)
try:
    np.linspace(0, 1, -5)
except ValueError as e:
    print(e)
try:
    np.split(np.arange(5), 2)
except ValueError as e:
    print(e)
try:
    int(np.array([1, 2]))
except TypeError as e:
    print(e)
try:
    np.array([1, 2]) @ np.array([1, 2, 3])
except ValueError as e:
    print(e)
