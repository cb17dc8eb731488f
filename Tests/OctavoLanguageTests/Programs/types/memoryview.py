# memoryview: what it shows, how it is indexed, cut, cast, compared, changed and let go.
import sys


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


b = bytearray(b"abcdef")
m = memoryview(b)
print(m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.obj is b)
print(m.c_contiguous, m.f_contiguous, m.contiguous, len(m), bool(m), m[0], m[-1], m[1:3].tobytes(), m[::2].tolist())
print(m[::-1].tobytes(), m[::2].strides, m[::2].contiguous, m[::-1][1:3].tolist(), bytes(m[1:]), list(m), 98 in m)
m[0] = 120
m[1:3] = b"YZ"
m[3:5] = memoryview(b"12")
print(b, m.tolist(), m.hex(), m.hex(":"), m.tobytes("F"))
show(lambda: m[10])
show(lambda: m["a"])
show(lambda: m[1.0])
show(lambda: m[0, 0])
show(lambda: m[()])
show(lambda: m[...] is not None)
show(lambda: m[None])
for key, value in [(0, 256), (0, -1), (0, "a"), (0, 1.5), (9, 1), (slice(0, 2), b"abc"), (slice(0, 2), "ab"), (slice(0, 2), [1, 2]), ((0, 1), 3)]:
    show(lambda: m.__setitem__(key, value))
show(lambda: m.__delitem__(0))
r = memoryview(b"abc")
show(lambda: r.__setitem__(0, 1))
print(r.readonly, hash(r) == hash(b"abc"), r == b"abc", r == bytearray(b"abc"), r != b"abd", r == "abc", r == memoryview(b"xabc")[1:])
show(lambda: hash(m))
show(lambda: r < b"abd")
print(m.toreadonly().readonly, memoryview(m).obj is b, memoryview(m[1:]).tobytes())
show(lambda: memoryview("abc"))
show(lambda: memoryview([1]))
show(lambda: memoryview())
show(lambda: memoryview(b"a", 1))
print(memoryview(object=b"kw").tobytes())
c = memoryview(bytes(range(8)))
for form in ("H", "i", "q", "b", "c", "?", "d", "@I"):
    show(lambda: (c.cast(form).tolist(), c.cast(form).format, c.cast(form).itemsize, c.cast(form).shape))
show(lambda: c.cast("B", [2, 4]).tolist())
show(lambda: c.cast("B", (2, 2, 2)).tolist())
grid = c.cast("B", [2, 4])
print(grid.ndim, grid.shape, grid.strides, len(grid), grid.nbytes, grid[1, 2], grid[-1, -1])
print(grid.tobytes(), grid.tobytes("F"), grid.tobytes("A"))
show(lambda: grid[0])
show(lambda: grid[2, 0])
show(lambda: grid[0, 0, 0])
show(lambda: grid.cast("B").shape)
show(lambda: list(grid))
show(lambda: c.cast("H").cast("i"))
show(lambda: c.cast("z"))
show(lambda: c.cast("BB"))
show(lambda: c[1:].cast("H"))
show(lambda: c[::2].cast("B"))
show(lambda: c.cast("B", [3, 3]))
h = memoryview(bytearray(8)).cast("h")
h[0] = -2
h[3] = 258
print(h.tolist(), h.obj, h.tobytes())
show(lambda: h.__setitem__(0, 40000))
show(lambda: h.__setitem__(0, 1.0))
f = memoryview(bytearray(16)).cast("d")
f[0] = 1.5
f[1] = 2
print(f.tolist(), f == memoryview(bytearray(16)).cast("d"))
show(lambda: f.__setitem__(0, "x"))
ch = memoryview(bytearray(b"xy")).cast("c")
ch[0] = b"q"
print(ch.tolist(), ch[1])
show(lambda: ch.__setitem__(0, 5))
with memoryview(b"abc") as w:
    print(w.tobytes())
show(lambda: w.tobytes())
show(lambda: w[0])
show(lambda: len(w))
print(repr(w).split(" at ")[0], repr(m).split(" at ")[0])
w.release()
print(b"-".join([memoryview(b"a"), b"b"]), b"ab" + memoryview(b"c"), bytearray(b"x") + memoryview(b"y"))
print(bytes(memoryview(b"hi")), bytearray(memoryview(b"hi")), int.from_bytes(memoryview(b"\x01\x00"), "big"), b"a" in b"cab", memoryview(b"a") in b"cab" if False else "")
print(b"abcabc".find(memoryview(b"ca")), b"abc".startswith(memoryview(b"ab")), memoryview(b"abc").tobytes().upper(), str(memoryview(b"abc"), "utf-8"))
print(isinstance(m, memoryview), type(m), [x for x in reversed(r)], sys.getsizeof(r) > 0)
import collections.abc
import struct
import binascii
import base64
print(isinstance(m, collections.abc.Sequence), isinstance(m, collections.abc.ByteString))
print(struct.unpack("<H", memoryview(b"\x01\x02")), binascii.hexlify(memoryview(b"ab")), base64.b64encode(memoryview(b"abc")))
buffer = bytearray(4)
struct.pack_into("<H", memoryview(buffer), 1, 513)
print(buffer)
match r:
    case [first, *rest]:
        print(first, rest)
