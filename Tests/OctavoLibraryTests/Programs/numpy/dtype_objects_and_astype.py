import numpy as np

a = np.array([1.9, -1.9, 0])
print(
    a.astype(int),
    a.astype(bool),
    a.astype(str),
    a.astype("float32").dtype,
    np.array([1, 0]).astype(bool),
    np.array(["1", "2"]).astype(int),
    np.array([1, 2]).astype(complex),
    a.astype(np.int32).dtype,
    a.astype(float) is a,
    a.astype(float, copy=False) is a,
)
for d in (
    int,
    float,
    bool,
    complex,
    str,
    "int32",
    "float32",
    "f4",
    "i8",
    np.int64,
    np.float64,
    np.uint8,
    "<U3",
    object,
):
    t = np.dtype(d)
    print(repr(t), str(t), t.name, t.kind, t.itemsize, t == np.dtype(d))
print(
    np.dtype(float) == float,
    np.dtype("f8") == np.float64,
    a.dtype == "float64",
    np.issubdtype(a.dtype, np.floating),
    np.issubdtype(np.int32, np.integer),
    np.iinfo(np.int32).max,
    np.iinfo("uint8").min,
    np.finfo(float).eps,
    np.finfo(np.float32).max,
    a.itemsize,
    a.nbytes,
)
for attempt in (
    lambda: np.array(["x"]).astype(int),
    lambda: np.dtype("nope"),
    lambda: np.array([1], dtype="bogus"),
    lambda: np.array(["a"], dtype=float),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
