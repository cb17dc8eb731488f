import numpy as np
a = np.arange(6)
a[1:] += a[:-1]
print(a)
b = np.arange(6)
b[:-1] = b[1:]
print(b)
c = np.arange(6)
c[::-1] = c
print(c)
d = np.arange(9).reshape(3, 3)
d += d.T
print(d)
e = np.ones(4)
e[:] = e * 2
f = e
f -= 1
print(e, f is e)
g = np.array([1, 2, 3])
try:
    g += 0.5
except TypeError as error:
    print(type(error).__name__, error)
g = g + 0.5
print(g)
