# Maps of files, structured and object arrays in .npy and .npz, and pickles.
import io
import os
import pickle
import tempfile

import numpy as np

folder = tempfile.mkdtemp()
path = os.path.join(folder, "map.dat")
m = np.memmap(path, dtype="float32", mode="w+", shape=(3, 4))
m[:] = np.arange(12).reshape(3, 4)
m.flush()
print(type(m), m.filename == os.path.abspath(path), m.offset, m.mode, repr(m[1]), type(m + 1), type(m.sum()), type(m[[0]]))
r = np.memmap(path, dtype="float32", mode="r", shape=(3, 4))
print(repr(r), r.flags.writeable, np.memmap(path, dtype="float32", mode="r", offset=16))
c = np.memmap(path, dtype="float32", mode="c")
c[0] = 99
print(c[0], np.fromfile(path, dtype="f4")[:3], np.memmap(path, dtype="f4", mode="r+", shape=2))
for wrong in (dict(mode="x"), dict(mode="w+"), dict(mode="r", dtype="i8", offset=4), dict(mode="r", shape=(1000,))):
    try:
        print(np.memmap(path, **wrong))
    except ValueError as error:
        print(error)
s = np.array([(1, 2.5, "a")], dtype=[("a", "i4"), ("b", "f8"), ("c", "U2")])
padded = np.zeros(2, np.dtype("i1,i4", align=True))
objects = np.array([1, "a", None, [1, 2]], dtype=object)
for array in (s, padded, objects, np.arange(6).reshape(2, 3).T, np.array(["x", "yz"])):
    stream = io.BytesIO()
    np.save(stream, array)
    print(stream.getvalue()[:128 if array.dtype != object else 80])
    stream.seek(0)
    print(repr(np.load(stream, allow_pickle=True)))
stream = io.BytesIO()
np.savez(stream, s=s, o=objects)
stream.seek(0)
archive = np.load(stream)
print(archive.files, archive["s"], archive.f.s)
try:
    archive["o"]
except ValueError as error:
    print(error)
np.save(os.path.join(folder, "a.npy"), np.arange(6).reshape(2, 3))
print(repr(np.load(os.path.join(folder, "a.npy"), mmap_mode="r")[1]))
for value in (np.arange(3), np.asfortranarray(np.ones((2, 2))), s, objects, np.float64(1.5), np.str_("a"), np.bool_(True),
              np.dtype("f4"), np.dtype("U3"), s.dtype, np.float32, np.sin, np.matrix([[1, 2]]), np.poly1d([1, 2]),
              np.polynomial.Polynomial([1, 2])):
    print(repr(pickle.loads(pickle.dumps(value))))
with tempfile.NamedTemporaryFile(mode="w+") as file:
    file.write("1 2\n3 4\n")
    file.flush()
    print(np.loadtxt(file.name))
    np.savetxt(file.name, s, fmt=["%d", "%.1f", "%s"], delimiter="|")
    print(open(file.name).read())
