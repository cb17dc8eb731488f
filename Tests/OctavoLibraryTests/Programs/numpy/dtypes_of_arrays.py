# dtypes whose elements are arrays, and dtypes from a dict of fields.
import numpy as np

for dtype in (np.dtype("8f"), np.dtype((float, 3)), np.dtype(("i4", (2, 3))), np.dtype("(2,3)f8"), np.dtype(("i4", ()))):
    print(repr(dtype), dtype, dtype.shape, dtype.ndim, dtype.base, dtype.subdtype, dtype.itemsize, dtype.kind, dtype.name)
print(np.dtype("8f") == np.dtype((np.float32, 8)), np.dtype("8f") == np.dtype("f4"), np.dtype("8f") != np.dtype("7f"))
print(np.zeros(2, "3i4"), np.ones((2,), dtype=(int, (2, 2))), np.empty(2, dtype="2i4").shape, sep="\n")
print(np.fromiter(((k, k + 1) for k in range(3)), dtype=np.dtype((int, 2))))
t = np.dtype([("name", str, 16), ("grades", float, (2,)), ("n", (np.int16, 3))])
print(t, t["grades"], t.fields["grades"], t[2], np.zeros(3, t)["n"].shape)
print(repr(np.dtype({"surname": ("S25", 0), "age": (np.uint8, 25)})), repr(np.dtype({"b": ("i4", 4), "a": ("i4", 0)})))
print(np.empty(2, bytes).dtype, np.zeros(1, str).dtype, np.ones(2, "S"))
x = np.array([1.0, 2.0, 2.5, np.nan])
print(x[:2].astype(int, casting="same_value"), x.astype("f4", casting="same_value"))
for attempt in (
    lambda: x.astype(int, casting="same_value"),
    lambda: np.array([70000]).astype("i2", casting="same_value"),
    lambda: np.array([-1]).astype("u8", casting="same_value"),
    lambda: np.array([1 + 2j]).astype(float, casting="same_value"),
    lambda: np.can_cast("f8", "i8", casting="same_value"),
    lambda: np.add([1], [2], casting="nothing"),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
a = np.array([[0, 1], [2, 3]], order="F")
a.resize((2, 1))
b = np.array([None, None])
b.fill(np.array(3))
print(a, b, np.isin([[0, 2], [4, 6]], {1, 2}), sep="\n")
