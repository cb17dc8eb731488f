import numpy as np


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


c = np.arange(6).reshape(2, 3)
f = c.flat
print(f[3], f[[1, 4]], f[1:3], list(f), len(f), c.flat.base is c, (c.flat == c.ravel()).all())
f = c.flat
next(f), next(f)
print(f.index, f.coords, f.copy())
c.flat = 7
c.flat[[1, 4]] = 1
c.T.flat = [0, 10]
print(c)
attempt(lambda: c.flat[10])
print(c.flags)
print(c.T.flags.f_contiguous, c[:, 1:].flags.contiguous, c.flags["OWNDATA"], c[0].flags.owndata, c.flags.num, c.flags.fnc)
c.setflags(write=False)
attempt(lambda: c.__setitem__(0, 1))
view = c[:]
attempt(lambda: view.setflags(write=True))
c.flags.writeable = True
c[0, 0] = 5
c.shape = (3, 2)
print(c, c.strides)
attempt(lambda: setattr(c, "shape", (4,)))
print(np.arange(4, dtype="i4").view("i8"), np.arange(2).view("i4"), np.array([1.5]).view("u8"))
attempt(lambda: np.arange(3, dtype="i4").view("i8"))
attempt(lambda: np.arange(4, dtype="i4").reshape(2, 2).T.view("i8"))
z = np.zeros(3, complex)
z.real = 1
z.imag = [1, 2, 3]
print(z, z.conj(), np.arange(3).byteswap(), np.array([1, 256], "i2").byteswap())
x = np.array([[1, 2], [3, 4]])
x.resize((3, 2))
print(x)
attempt(lambda: x[:1].resize(5))
print(x.tobytes("F")[:16], np.frombuffer(b"\x01\x00\x02\x00", dtype="i2"), np.frombuffer(b"abcd", dtype="u1", count=2, offset=1))
attempt(lambda: np.frombuffer(b"abc", dtype="i2"))
y = np.arange(9).reshape(3, 3)
print(y.diagonal(1), y.trace(), y.item(4), y.item(1, 2), y.T.base is y.base, np.shares_memory(y, y[1:]), np.may_share_memory(y[0], y[2]))
attempt(lambda: y.item())
attempt(lambda: y.item(9))
y.put([0, -1], [100, 200])
print(y, y.searchsorted.__name__, np.arange(5).searchsorted([2.5, 9]), np.array([3, 1, 2]).compress([True, False, True]))
