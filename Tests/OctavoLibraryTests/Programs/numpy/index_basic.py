import numpy as np

a = np.arange(12).reshape(3, 4)
print(
    a[0],
    a[1, 2],
    repr(a[1, 2]),
    a[-1, -1],
    a[:, 1],
    a[1:, :2],
    a[::-1],
    a[..., 0],
    a[:, ::2],
    a[1][2],
    a[(0, 1)],
    a[:, None].shape,
    a[np.newaxis, :, 0].shape,
    a[2:1],
    a[-2:],
    a[:, -1:],
    a[0:1].shape,
    a[...].shape,
    a[1, ...],
)
b = np.arange(10)
print(
    b[3],
    b[2:7:2],
    b[::-1],
    b[-3:],
    b[7:2:-1],
    b[100:],
    b[:, None].shape,
    b[slice(1, 3)],
    b[np.int64(4)],
    len(a),
    list(b[:3]),
    [row.sum() for row in a],
    5 in b,
    np.array(7)[()],
    np.array(7)[...],
)
for attempt in (
    lambda: b[10],
    lambda: a[3, 0],
    lambda: a[0, 4],
    lambda: a[0, 0, 0],
    lambda: b[1.0],
    lambda: b["a"],
    lambda: a[:, 9],
    lambda: np.array(5)[0],
    lambda: b[None, None, 0, 0],
    lambda: len(np.array(5)),
    lambda: b[1, 2],
    lambda: a[..., ...],
    lambda: list(np.array(5)),
    lambda: b[-11],
    lambda: b[::0],
):
    try:
        print(attempt())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
