import numpy as np

h = np.array([1, 2.5, 65504, 1e-5, np.inf], dtype=np.float16)
print(repr(h), h.dtype, h.itemsize, repr(h[1]), h[3])
print(repr(h[:2] + h[:2]), repr(h[:2] * 2), repr(h[:2] + 1.5), (h[:2] + np.float32(1)).dtype)
print(repr(np.arange(5, dtype=np.float16) / 3), repr(np.float16(1) / 3))
print(np.array([0.1, 2049, 1e-8, 70000.0]).astype(np.float16).tolist(), np.float16(2048) + np.float16(1))
print(repr(np.sqrt(np.array([2], np.int8))), repr(np.sqrt(np.int8(2))), repr(np.exp(np.array([1], bool))))
print(h[:3].sum(), h[:2].mean(), np.sort(h)[:3], h.max(), h.argmin(), h[:3] > 2, np.isfinite(h))
print(np.frombuffer(np.array([1.5], np.float16).tobytes(), dtype="u2"), np.float16(0.1).item())

z = np.array([1 + 2j, 3.5 - 1j], dtype=np.complex64)
print(repr(z), z.dtype, z.itemsize, repr(z[0]), z.real, z.imag.dtype)
print(repr(z * 2), (z * 1j).dtype, (z + 1.5).dtype, (z + np.float64(1)).dtype, repr(np.abs(z)), np.abs(z).dtype)
print((np.array([1, 2], np.float32) * 1j).dtype, repr(z.conj()), z.sum(), repr(np.exp(z[:1])))
print(np.array([1, 2], np.int16).astype("c8"), np.complex64(1) + 1, repr(np.complex64(3 + 4j)))
for a, b in [("f2", "i1"), ("f2", "i2"), ("f2", "i4"), ("f2", "f4"), ("c8", "f4"), ("c8", "f8"), ("c8", "i8"), ("c8", "c16")]:
    print(a, b, np.promote_types(a, b), np.can_cast(a, b), np.can_cast(b, a))
