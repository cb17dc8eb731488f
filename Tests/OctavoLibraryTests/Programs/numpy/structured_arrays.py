# Arrays whose elements have named parts: making, reading, writing, sorting and showing them.
import numpy as np

x = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.0)], dtype=[("name", "U10"), ("age", "i4"), ("weight", "f4")])
print(repr(x))
print(x, repr(x[1]), x[1], x["age"], x["age"].strides)
x["age"] = 5
x[0]["age"] = 7
first = x[0]
first["weight"] = 1.5
print(repr(x), repr(first), len(first), tuple(first), first[1], first[-1], first["name"], type(first), first.dtype == x.dtype)
print(repr(x[["name", "age"]]), x.tolist(), x[0].item())
x[1] = ("A", 1, 2)
x["name"][0] = "Z"
print(repr(x), repr(x[x["age"] > 3]), x[::-1]["age"], x["weight"].mean(), x[0] == x[0], x == x, x != x)
d = x.dtype
print(repr(d), str(d), d.names, d.fields, d.itemsize, d.descr, d.name, d.kind, d.char, d.num, d.str, len(d), d["age"], d[1],
      d.isbuiltin, d.alignment, d.type, d == np.dtype(d.descr))
for spec in ["i4,f8", "i4,(2,3)f8", [("a", "i4", (2,)), ("b", "S3")], {"names": ["a", "b"], "formats": ["i4", "f8"]},
             {"names": ["a", "b"], "formats": ["i4", "f8"], "offsets": [0, 16]}, [("t", [("m", int), ("s", int)]), ("v", float)],
             [("name", np.str_, 16), ("grades", np.float64, (2,))], [("", "i1"), ("", "f8")]]:
    dtype = np.dtype(spec)
    print(repr(dtype), dtype.itemsize, repr(np.zeros(2, dtype)))
print(repr(np.dtype([("a", "i1"), ("b", "i8")], align=True)), np.dtype([("a", "i1"), ("b", "i8")], align=True).itemsize)
nested = np.zeros(1, dtype=[("time", [("min", int), ("sec", int)]), ("temp", float)])
nested["time"]["min"] = 10
nested["temp"] = 98.25
print(repr(nested), nested["time"]["sec"], repr(nested[0]["time"]))
people = np.array([("b", 2), ("a", 3), ("a", 1)], dtype=[("x", "U1"), ("y", int)])
print(repr(np.sort(people, order="y")), np.sort(people), np.argsort(people, order=("x", "y")), np.argsort(people))
people.sort(order=["y"])
print(people, people.shape, people.size, people.nbytes)
print(repr(np.array([(1, 2.5), (30, -4)], dtype="i4,f8")), repr(np.array((1, 2.5), dtype="i4,f8")),
      repr(np.array([1, 2], dtype=[("a", int)])), np.array([[(1, 2)], [(3, 4)]], dtype="i4,i4").shape)
print(np.array([(1, 2), (3, 4)], dtype=[("a", "i4"), ("b", "i4")]).view("i4"), np.ones(2, "i4,f8"), np.full(2, 3, "i4,f8"))
print(np.concatenate([np.zeros(1, "i4,i4"), np.ones(1, "i4,i4")]), repr(np.array([(1, 2)], dtype="i4,i4").astype("f8,f8")))
print(repr(np.void(b"abc")), repr(np.void(3)), repr(np.void((1, 2), dtype="i4,f8")), np.dtype("V5"), x.tobytes()[40:44])
for wrong in [
    lambda: x["nope"], lambda: x[0]["nope"], lambda: x[["nope"]], lambda: x.__setitem__(0, ("A", 1)), lambda: x + 1,
    lambda: np.array([(1, 2, 3)], dtype="i4,i4"), lambda: d["nope"], lambda: d[7],
    lambda: np.dtype([("a", int), ("a", int)]), lambda: np.sort(x, order="nope"),
]:
    try:
        print(wrong())
    except (ValueError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
