import numpy as np

a = np.arange(10)
v = a[2:5]
v[0] = 99
print(a, v.base is a, np.shares_memory(a, v), v.flags.owndata, a.flags.owndata)
c = a[2:5].copy()
c[:] = 0
f = a[[1, 2]]
f[:] = -1
print(a, c.base, f.base is None)
m = a.reshape(2, 5)
m[0, 0] = 1000
t = m.T
t[4, 1] = 2000
print(
    a,
    m.base is a,
    t.base is a,
    t.shape,
    t.strides,
    m.strides,
    m.ravel().base is not None,
    m.flatten().base is None,
    t.ravel().base is None,
    np.shares_memory(a, t),
)
r = a[::-1]
r[0] = -5
print(
    a[-1],
    r.strides,
    a.view() is a,
    a.view().base is a,
    m[:, 1].strides,
    m[1:, ::2].shape,
    np.may_share_memory(a, a[3:]),
)
x = np.ones(3)
y = x
y += 1
x = x + 1
print(x, y)


def zero(arr):
    arr[:] = 0


zero(y)
zero(a[:2])
print(
    y,
    a[:3],
    m[0, :2],
    a.T is a,
    a.flags.c_contiguous,
    t.flags.c_contiguous,
    t.flags.f_contiguous,
    a.flags.writeable,
)
w = np.broadcast_to([1, 2], (3, 2))
try:
    w[0, 0] = 5
except ValueError as error:
    print(error)
a.flags.writeable = False
try:
    a[0] = 1
except ValueError as error:
    print(error)
