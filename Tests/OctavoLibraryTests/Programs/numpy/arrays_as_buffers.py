# Arrays and scalars as memory: memoryview, bytes, and functions that take buffers.
import hashlib

import numpy as np

view = memoryview(np.arange(6.0).reshape(2, 3))
print(view.format, view.shape, view.strides, view.tolist(), view.itemsize, view.nbytes, view.readonly, view.ndim, view[1, 2])
for kind in ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "c16", "c8", "f2", "S3", "U2", "V4"]:
    view = memoryview(np.zeros(2, kind))
    try:
        print(kind, view.format, view.itemsize, view.tolist())
    except NotImplementedError as error:
        print(kind, view.format, error)
print(type(np.arange(3).data), np.arange(3).data.tolist(), bytes(np.arange(2)), bytearray(np.arange(2, dtype="u1")))
print(b"".join([np.arange(65, 70, dtype="u1"), b"!"]), bytes(np.int32(3)), bytes(np.array(2)))
w = np.arange(4)
memoryview(w)[1] = 9
print(w, memoryview(w[::2]).tolist(), memoryview(np.arange(6).reshape(2, 3).T).tolist(), memoryview(w)[1:3].tolist())
fixed = np.arange(3)
fixed.flags.writeable = False
print(memoryview(fixed).readonly, memoryview(np.float64(2)).format, memoryview(np.int32(3)).tolist(), memoryview(np.array(5)).shape)
text = memoryview(np.str_("abc"))
print(text.format, text.tobytes(), text.shape, text.itemsize, text.readonly)
print(np.frombuffer(memoryview(np.arange(3)), int), np.asarray(memoryview(np.arange(6).reshape(2, 3))).tolist())
print(hashlib.md5(np.arange(3)).hexdigest() == hashlib.md5(np.arange(3).tobytes()).hexdigest())
x = np.array([[3, 1], [2, 0]])
x.setflags(write=0, align=0)
print(x.flags, x.copy().flags.aligned)
s = np.zeros(3, "i1,f8")
print(s["f1"].flags.aligned, s.flags.aligned, s["f0"].flags.aligned, s["f1"].flags.num, s["f1"].flags.behaved)
big = np.zeros(1000, dtype="i1")
print(np.shares_memory(big[::2], big[1::2]), np.may_share_memory(big[::2], big[1::2]), np.shares_memory(big[::6], big[3::9]))
m = np.zeros((50, 60), dtype="f4")
print(np.shares_memory(m[:, ::2], m[:, 1::2]), np.shares_memory(m[::3, 5], m[1::3]), np.shares_memory(m.T[3], m[:, 3:4]))
low, high = np.lib.array_utils.byte_bounds(np.eye(2))
print(high - low)
