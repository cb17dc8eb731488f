# np.save, np.savez, np.load, tofile and fromfile: through files and through objects that are like files.
import io
import os

import numpy as np

stream = io.BytesIO()
for array in [np.arange(6).reshape(2, 3), np.asfortranarray(np.eye(2)), np.array(["ab", "c"]), np.array(3.5),
              np.zeros((0, 3)), np.arange(3) + 1j, np.array([True, False]), np.arange(3, dtype=np.uint8)]:
    np.save(stream, array)
stream.seek(0)
print(len(stream.getvalue()), stream.getvalue()[:128])
for _ in range(8):
    loaded = np.load(stream)
    print(repr(loaded), loaded.flags.f_contiguous)
archive = io.BytesIO()
np.savez(archive, np.arange(3), b=np.ones((2, 2)), names=np.array(["x", "yz"]))
archive.seek(0)
data = np.load(archive)
print(data.files, len(data), "b" in data, sorted(data), data["arr_0"], data["b"], data["names"])
try:
    data["missing"]
except KeyError as error:
    print("KeyError", error)
packed = io.BytesIO()
np.savez_compressed(packed, x=np.arange(1000) % 7)
packed.seek(0)
with np.load(packed) as data:
    print(data["x"].sum(), list(data.keys()))
for wrong in [b"", b"not an array"]:
    try:
        np.load(io.BytesIO(wrong))
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
np.save("octavo_test_array", np.linspace(0, 1, 3))
print(np.load("octavo_test_array.npy"), os.path.exists("octavo_test_array"))
os.remove("octavo_test_array.npy")
x = np.linspace(0, 1, 5)
x.tofile("octavo_test_array.bin")
print(np.fromfile("octavo_test_array.bin"), np.fromfile("octavo_test_array.bin", count=2, offset=8))
x.tofile("octavo_test_array.bin", sep=", ", format="%.2f")
print(open("octavo_test_array.bin").read(), np.fromfile("octavo_test_array.bin", sep=","))
os.remove("octavo_test_array.bin")
