import numpy as np

print(
    np.array([1, 2, 3]),
    np.array([1.0, 2]),
    np.array([True, False]),
    np.array([1, 2.5, True]),
    np.array([[1, 2], [3, 4]]).shape,
)
for value in (
    [1, 2],
    [1, 2.0],
    [True, 1],
    [1, 2j],
    ["a", "bcd"],
    [],
    [[]],
    5,
    2.5,
    "text",
    [[1], [2]],
    (1, 2),
    range(3),
    [[1, 2], [3, 4.5]],
    [1, "a"],
    [None, 1],
):
    a = np.array(value)
    print(repr(a), a.dtype, a.shape, a.ndim, a.size)
print(
    np.array([1, 2, 3], dtype=float),
    np.array([1.7, -2.7], dtype=int),
    np.array([0, 1, 2], dtype=bool),
    np.array([1, 2], dtype="float32").dtype,
    np.array(["1.5", "2"], dtype=float),
    np.array([1, 2], ndmin=2),
)
print(
    np.asarray([1, 2]),
    np.array(np.arange(3)),
    np.array([np.array([1, 2]), np.array([3, 4])]),
    np.array({"a": 1}).dtype,
)
