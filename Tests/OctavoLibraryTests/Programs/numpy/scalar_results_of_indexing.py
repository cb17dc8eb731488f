import numpy as np

a = np.array([[1.5, 2.5]])
print(
    type(a[0, 0]).__name__,
    type(a[0]).__name__,
    repr(a[0][1]),
    repr(a.sum()),
    repr(a.mean(axis=0)),
    repr(a[0, 0] > 1),
    repr(a.any()),
    repr(a.argmax()),
    repr(a.size),
    repr(a[0, 0] * 2),
    repr(a[0, 0] + 1j),
    repr(-a[0, 0]),
    repr(np.array([1])[0] + 1),
    repr(np.array([1])[0] + 1.0),
    repr(np.array([True])[0] & True),
    repr(np.array(["x"])[0] + "y"),
    repr(np.array([1, 2]) @ np.array([1, 2])),
    repr(np.sqrt(np.int64(4))),
    repr(np.add(1, 2)),
    repr(np.array(3) + 1),
    repr(np.array([1]).item()),
)
