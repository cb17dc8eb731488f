# Factorisations put together again, for random matrices of several shapes, types and stacks.
import numpy as np

rng = np.random.default_rng(3)
L = np.linalg


def close(a, b, dtype):
    scale = 1e-3 if np.dtype(dtype).itemsize // (2 if np.dtype(dtype).kind == "c" else 1) == 4 else 1e-9
    return bool(np.allclose(a, b, rtol=scale, atol=scale))


def matrix(shape, dtype):
    made = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        made = made + 1j * rng.standard_normal(shape)
    return made.astype(dtype)


def dagger(a):
    return np.conj(np.swapaxes(a, -1, -2))


for dtype in ["f4", "f8", "c8", "c16"]:
    for stack in [(), (3,), (2, 1)]:
        for n in (1, 2, 5):
            a, b = matrix(stack + (n, n), dtype), matrix(stack + (n, 2), dtype)
            h = a @ dagger(a) + np.eye(n, dtype=dtype) * n
            x = L.solve(a, b)
            w, v = L.eigh(h)
            e, u = L.eig(a)
            left, s, right = L.svd(a)
            q, r = L.qr(a)
            c = L.cholesky(h)
            sign, logdet = L.slogdet(a)
            print(
                dtype, stack, n, x.dtype, w.dtype, v.dtype, e.dtype, s.dtype, q.dtype, c.dtype, logdet.dtype,
                close(a @ x, b, dtype), close(L.inv(a) @ a, np.eye(n), dtype), close(h @ v, v * w[..., None, :], dtype),
                close(a @ u, u * e[..., None, :], dtype), close((left * s[..., None, :]) @ right, a, dtype),
                close(q @ r, a, dtype), close(c @ dagger(c), h, dtype), close(sign * np.exp(logdet), L.det(a), dtype),
                close(L.pinv(a) @ a, np.eye(n), dtype), close(L.matrix_power(a, 3), a @ a @ a, dtype),
                L.matrix_rank(a).tolist(),
            )
for m, n in [(5, 3), (3, 5)]:
    a, b = matrix((m, n), "f8"), matrix((m,), "f8")
    x, residuals, rank, s = L.lstsq(a, b)
    print(m, n, close(a.T @ (a @ x - b), np.zeros(n), "f8"), residuals.shape, rank, s.shape,
          [part.shape for part in L.svd(a, full_matrices=False)], [part.shape for part in L.qr(a, "complete")])
