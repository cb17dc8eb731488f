import numpy as np

a = np.array([0.1, 1 / 3, 1e10, 16777217], dtype=np.float32)
print(
    a,
    repr(a),
    a[0],
    repr(a[1]),
    a.sum(),
    repr(a.sum()),
    a * 2,
    (a + 1).dtype,
    a[0] + 0.1,
    a[0] == 0.1,
    float(a[0]),
    a.astype(float),
    np.float32(1) / 3,
    np.float32(16777216) + 1,
    np.sqrt(a[:2]),
    a.mean().dtype,
    np.sqrt(np.float32(2)),
    repr(np.float32(1e-10)),
    np.float32(3.4e38) * 10,
    np.finfo(np.float32).eps,
    f"{np.float32(0.1)} {np.float32(0.1):.10f}",
    np.float32("1.5"),
    np.float32(1.5).item(),
    np.linspace(0, 1, 3, dtype=np.float32),
)
