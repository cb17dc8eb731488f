"""Raw bytes and truth values in structures, as they are shown; gaps as a C compiler leaves them; numpy.version."""
import numpy as np

x = np.array([(3, 3.0, True, b"3")], dtype="i8,f4,?,S1")
print(repr(x), x.dtype, x.dtype.descr, x.dtype[2], x.dtype[2].str)
v = np.array([b"hello", b"world"], dtype="V7")
print(repr(v), v, v.dtype, repr(v.dtype))
print(repr(v[0]), v[0])
d = np.dtype("u1, u1, i4, u1, i8, u2", align=True)
print(d, d.itemsize, d.isalignedstruct, [d.fields[name][1] for name in d.names])
print(np.dtype("u1, i4").itemsize, np.dtype("f8", align=True), np.dtype("2i4", align=True))
print(np.version.version, np.version.short_version, np.version.full_version == np.__version__, np.version.release)
