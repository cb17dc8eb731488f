# dtype S: fixed-width bytes and their scalars.
import numpy as np

a = np.array([b"ab", b"c"])
print(repr(a), a, repr(a[0]), a.dtype, a.dtype.str, a.dtype.name, a.dtype.kind, a.itemsize, a.nbytes, a.tolist(), a.tobytes())
print(repr(np.array(["ab"], dtype="S")), repr(np.array([b"x"]).astype(str)), repr(np.array(["1", b"2"])), np.array([b"1"]).astype(int))
print(repr(np.array([1, 20]).astype("S")), repr(np.bytes_("abc")), np.bytes_(b"abc").decode(), isinstance(a[0], bytes), a[0] == b"ab")
print(a == b"c", a == np.array([b"c", b"c"]), a < b"b", repr(np.array([b"a\x00b\x00"])), np.sort([b"b", b"a"]), np.unique([b"b", b"a", b"b"]))
print(repr(np.zeros(2, "S3")), repr(np.empty(1, bytes)), repr(np.ones(1, "S2")), repr(np.array([b"abc"], dtype="S2")), repr(np.array(b"x")))
print(a.view("u1"), np.array([b"abc"]).view("S1"), np.isin(a, [b"c"]), np.concatenate([a, [b"bcd"]]), np.where([True, False], a, b"zz"))
print(np.frombuffer(b"hello", dtype="S1", count=5), b"c" in a, hash(a[1]) == hash(b"c"), repr(np.array([b"a", 1])), repr(np.array([None, b"a"])))
print(np.promote_types("i4", "S8"), np.can_cast("i4", "S4"), np.can_cast("i4", "S11"), np.issubdtype("S1", np.bytes_),
      np.issubdtype("S1", np.character), repr(np.dtype("S")), repr(np.dtype(bytes)), np.dtype("S5") == "S5", np.dtype("c"))
a[0] = "xyz"
a[1] = b"q"
print(a, np.char.upper(a), np.char.decode(a), a.astype("U"), np.searchsorted(np.sort(a), b"r"), a.max() if False else len(a[0]))
print(repr(np.array(["abc", "d"]).astype("S")), a.astype(object), f"{a[0]}", str(a[0]), "%s" % a[1], np.array_equal(a, a))
for wrong in [lambda: np.array(["é"], dtype="S"), lambda: np.array(["é"]).astype("S"), lambda: np.array([b"x"]).astype(float),
              lambda: a + 1, lambda: np.dtype("Sx")]:
    try:
        print(wrong())
    except (UnicodeEncodeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
