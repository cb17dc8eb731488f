# Numbers whose bytes lie the other way round: how they are described, read, computed with and written.
import io

import numpy as np

for code in (">i2", ">u4", ">f4", ">f8", ">c16", ">i1", ">S3", ">f2", "<i4", "=f8", ">?"):
    d = np.dtype(code)
    print(code, repr(d), str(d), d.name, d.kind, d.char, d.num, d.str, d.byteorder, d.isnative, d.itemsize, d.type, d.alignment)
native = np.dtype("i2")
print(repr(native.newbyteorder("S")), repr(native.newbyteorder(">")), repr(native.newbyteorder("big")), native.newbyteorder("<") == native)
print(np.dtype(">i2").newbyteorder() == native, np.dtype(">i2") == native, np.dtype(">i2").newbyteorder("|"), np.dtype("u1").newbyteorder())
print(np.promote_types(">i8", "<c8"), repr(np.promote_types(">i4", ">i4")), np.can_cast(">i4", "i4", "no"), np.can_cast(">i4", "i4", "equiv"),
      np.can_cast(">i4", "i2"), np.result_type(np.zeros(2, ">f4"), 1), np.issubdtype(">f4", np.floating))
a = np.frombuffer(b"\x00\x01\x00\x02\x01\x00", dtype=">i2")
print(repr(a), a, a[0], type(a[0]), a.tolist(), a.sum(), repr(a + 1), repr(a * a), a.astype("i4"), repr(a.astype(">f4")), a == [1, 2, 256])
b = np.arange(6, dtype=">i4").reshape(2, 3)
print(b, repr(b.T), b[1], b[:, ::2], b.max(), b.mean(axis=0), b.tobytes(), b.view("u1")[0], b.copy().dtype, repr(b.ravel()), b.dtype)
b[0, 1] = 99
b[1] = [7, 8, 9]
b += 1
print(b, repr(b.byteswap()), repr(b.view(b.dtype.newbyteorder()).byteswap(inplace=True)))
print(np.sort(b, axis=None), b.argsort(axis=1), b[b > 8], np.where(b > 8, b, 0), np.concatenate([b, b]).dtype, np.unique(b), b @ b.T)
print(repr(np.array([1.5, -2], dtype=">f8")), repr(np.zeros(2, ">c16") + 1j), np.array([1, 2], ">u2").item(1), repr(np.full(2, 7, ">i8")))
s = np.array([(1, 2.5), (3, 4.5)], dtype=[("a", ">i4"), ("b", ">f8")])
print(s, repr(s), s["a"], s["b"].sum(), s[0], s.dtype.descr, s.astype([("a", "i4"), ("b", "f8")]))
stream = io.BytesIO()
np.save(stream, b)
stream.seek(0)
print(stream.getvalue()[:80], repr(np.load(stream)))
print(np.equal(a, a), np.sqrt(np.array([4, 9], ">f4")), np.add.reduce(a), [int(x) for x in a], list(a), a.nonzero(), np.isnan(np.array([1.0], ">f8")))
whole = np.dtype([("a", "<i4"), ("b", [("c", "f8", (2,)), ("d", "S3")])])
print(whole.newbyteorder(), whole.newbyteorder("<") == whole, whole.newbyteorder().newbyteorder("=") == whole)
out = np.zeros(2, ">i8"), np.zeros(2, ">i8")
print(np.divmod(np.array([5, 7]), 2, out=out), np.sum(np.ones(3, ">f8"), out=np.zeros((), ">f8")))
print(np.array([3, 1, 2], ">i8")[np.array([0, 2], ">i4")], np.iinfo(np.dtype(">i4")).max, np.finfo(">f4").dtype)
