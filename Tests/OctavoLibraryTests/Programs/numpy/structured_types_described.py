# Structured dtypes by lists, dicts and strings: titles, offsets, alignment, records, and what they convert to.
import numpy as np

plain = np.dtype([("x", "i4"), ("y", "f8")])
record = np.dtype((np.record, plain))
print(record == plain, hash(record) == hash(plain), repr(record), str(record), record.type, record.name, plain.name)
print(np.can_cast(record, plain, "no"), repr(np.zeros(2, record)), np.zeros(2, record)[0].x, type(np.zeros(2, record)[0]))
titled = np.dtype([(("Title", "n"), "i4"), ("m", "f8")])
print(repr(titled), titled.fields, titled.names, titled["Title"], titled.descr, titled == np.dtype([("n", "i4"), ("m", "f8")]))
print(np.zeros(2, titled)["Title"], np.dtype({"names": ["a", "b"], "formats": ["i1", "f4"], "titles": ["A", None]}))
print(np.dtype({"a": ("i1", 0, "AA"), "b": ("f4", 4)}))
placed = np.dtype({"names": ["a", "b", "c"], "formats": ["i1", "f4", "U2"], "offsets": [0, 4, 8], "itemsize": 20})
print(placed, repr(placed[["a", "c"]]), placed[0], placed.descr, np.zeros(1, placed)[["c", "a"]])
for aligned in (np.dtype({"names": ["a", "b"], "formats": ["i1", "f4"], "offsets": [0, 4]}, align=True),
                np.dtype({"names": ["a", "b"], "formats": ["i1", "f4"], "offsets": [0, 4], "aligned": True, "itemsize": 16}),
                np.dtype("u1, <i8, <f8", align=True)):
    print(aligned, repr(aligned), aligned.isalignedstruct, aligned.itemsize, aligned.alignment)
for wrong in ({"names": ["a"], "formats": ["f4"], "offsets": [1], "aligned": True}, {"names": ["a", "b"], "formats": ["f4"]},
              {"names": ["a"], "formats": ["f4"], "itemsize": 2}, {"names": ["a"], "formats": ["f4"], "offsets": [-1]},
              {"names": ["a"]}):
    try:
        print(np.dtype(wrong))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
a = np.array([(1, 2), (3, 4)], dtype="i4,i4")
b = np.array([(1, 2), (0, 4)], dtype=[("f0", "f8"), ("f1", "i4")])
c = np.array([(1, 2), (0, 4)], dtype=[("g0", "f8"), ("f1", "i4")])
print(a == b, a != b, a == a[0], np.result_type(a, b), np.concatenate([a, b]), np.promote_types("i4,i4", "f4,i8"))
for other in (c, np.array([1, 2]), np.array([(1,)], dtype=[("f0", "i4")]), np.zeros(2, "V8"), 5, (1, 2), "x", None):
    for operation in ("__eq__", "__ne__"):
        try:
            print(getattr(a, operation)(other))
        except TypeError as error:
            print(error)
try:
    np.promote_types(a.dtype, c.dtype)
except TypeError as error:
    print(type(error).__name__, error)
print(np.can_cast("i4,i4", "f8,f8"), np.can_cast("i4,i4", "i2,i2"), np.can_cast("i4,i4", "i2,i2", "same_kind"))
print(a.astype("f8,f8"), a.astype([("p", "i8"), ("q", "S3")]), repr(a[["f1"]]), np.dtype(("u1", (3,))), np.dtype(("?", 2)))
print(np.array([b"ab", b"c"]).astype("V3"), np.array([b"abc"]).astype("V2"), np.array([1, 2], "i4").astype("V4"))
print(repr(np.array([b"ab"]).astype("V")), np.void(b"abc", dtype="V5"), np.void((1, 2), dtype="i4,f4"), np.array(b"abc", "V"))
