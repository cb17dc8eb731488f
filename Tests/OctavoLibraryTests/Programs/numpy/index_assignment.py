import numpy as np

a = np.zeros((3, 4), dtype=int)
a[0] = 1
a[1, 2] = 5
a[:, 3] = [7, 8, 9]
a[2, :2] = -1
print(a)
a[a == 1] = 100
a[[0, 2], [0, 0]] = [50, 60]
a[..., 1] += 1000
a[1:, ::2] *= 2
print(a)
b = np.arange(5)
b[1:4] = b[0:3]
b[-1] = 9.99
print(b)
b[[0, 0, 1]] += 1
b[b > 2] = 0
b[:] = 3
b[::2] = [1, 2, 3]
print(b)
f = np.zeros(3)
f[0], f[1:] = 5, (1, 2)
f[f > 1] -= 0.5
print(f)
for attempt in (
    lambda: b.__setitem__(9, 1),
    lambda: b.__setitem__(slice(0, 2), [1, 2, 3]),
    lambda: a.__setitem__(0, [1, 2]),
    lambda: b.__setitem__(0, "x"),
    lambda: b.__setitem__(0, [1, 2]),
    lambda: b.__setitem__([0, 1], [1, 2, 3]),
    lambda: b.__setitem__(b > 0, [1, 2]),
    lambda: b.__setitem__(0, None),
    lambda: f.__setitem__(0, 1j),
    lambda: b.__setitem__(0, 10**30),
):
    try:
        attempt()
        print("fine")
    except (IndexError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
