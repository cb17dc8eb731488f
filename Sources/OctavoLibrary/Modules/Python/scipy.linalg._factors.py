"""Factors, conversions and equations beyond the everyday ones of scipy.linalg."""
import numpy as np
from numpy.linalg import LinAlgError


def _square(a):
    a = np.asarray(a)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError("expected square matrix")
    return a


# Complex and real forms

def cdf2rdf(w, v):
    w, v = np.atleast_1d(w), np.atleast_2d(v)
    if w.ndim < 1:
        raise ValueError("expected w to be at least 1D")
    if v.ndim < 2:
        raise ValueError("expected v to be at least 2D")
    n = v.shape[-1]
    if n != w.shape[-1]:
        raise ValueError("wrong number of columns: expected %d, got %d" % (w.shape[-1], n))
    if w.ndim > 1:
        parts = [cdf2rdf(a, b) for a, b in zip(w, v)]
        return np.array([p[0] for p in parts]), np.array([p[1] for p in parts])
    if np.sum(w.imag != 0) % 2:
        raise ValueError("expected complex-conjugate pairs of eigenvalues")
    wr, columns = np.diag(w.real).copy(), v.real.copy()
    first = True
    for k in range(n):
        if w[k].imag == 0:
            continue
        if first:
            wr[k, k + 1], wr[k + 1, k] = w[k].imag, w[k + 1].imag
            # The plane of the pair is that of the real and the imaginary part.
            columns[:, k], columns[:, k + 1] = -v[:, k].imag, v[:, k].real
        first = not first
    return wr, columns


def rsf2csf(T, Z, check_finite=True):
    T, Z = _square(T).astype(complex), _square(Z).astype(complex)
    if T.shape != Z.shape:
        raise ValueError(f"Input array shapes must match: Z: {Z.shape} vs. T: {T.shape}")
    n = T.shape[0]
    for m in range(n - 1, 0, -1):
        if abs(T[m, m - 1]) > np.finfo(float).eps * (abs(T[m - 1, m - 1]) + abs(T[m, m])):
            mu = np.linalg.eigvals(T[m - 1:m + 1, m - 1:m + 1]) - T[m, m]
            r = np.hypot(abs(mu[0]), abs(T[m, m - 1]))
            c, s = mu[0] / r, T[m, m - 1] / r
            G = np.array([[c.conj(), s], [-s, c]])
            T[m - 1:m + 1, m - 1:] = G.dot(T[m - 1:m + 1, m - 1:])
            T[:m + 1, m - 1:m + 1] = T[:m + 1, m - 1:m + 1].dot(G.conj().T)
            Z[:, m - 1:m + 1] = Z[:, m - 1:m + 1].dot(G.conj().T)
        T[m, m - 1] = 0.0
    return T, Z


# Symmetric indefinite matrices (Bunch and Kaufman, Math. Comp. 31, 1977)

def ldl(A, lower=True, hermitian=True, overwrite_a=False, check_finite=True):
    a = np.asarray(A)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError("The input array \"a\" should be square.")
    if a.size == 0:
        return np.empty_like(a), np.empty_like(a), np.array([], dtype=int)
    a = a.astype(complex if np.iscomplexobj(a) else float)
    n = a.shape[0]
    flip = (lambda x: x.conj()) if hermitian and np.iscomplexobj(a) else (lambda x: x)
    half = np.tril(a) if lower else np.triu(a)
    full = half + flip(half.T) - np.diag(np.diag(half))
    if hermitian and np.iscomplexobj(a):
        full[np.arange(n), np.arange(n)] = np.diag(full).real
    work = full if lower else full[::-1, ::-1].copy()
    L, d, perm = _bunch_kaufman(work, flip)
    if not lower:
        L, d = L[::-1, ::-1], d[::-1, ::-1]
        perm = (n - 1 - perm)[::-1]
    out = np.empty_like(L)
    out[perm] = L
    return out, np.ascontiguousarray(d), np.argsort(perm)


def _bunch_kaufman(a, flip):
    n = a.shape[0]
    a, L, d, perm = a.copy(), np.eye(n, dtype=a.dtype), np.zeros_like(a), np.arange(n)
    alpha = (1 + 17 ** 0.5) / 8
    k = 0

    def swap(i, j):
        if i != j:
            a[[i, j]] = a[[j, i]]
            a[:, [i, j]] = a[:, [j, i]]
            L[[i, j], :k] = L[[j, i], :k]
            perm[[i, j]] = perm[[j, i]]

    while k < n:
        size = 1
        if k < n - 1:
            below = np.abs(a[k + 1:, k])
            r = k + 1 + int(np.argmax(below))
            biggest = below.max()
            if max(abs(a[k, k]), biggest) > 0 and abs(a[k, k]) < alpha * biggest:
                row = np.abs(a[r, k:]).copy()
                row[r - k] = 0
                other = row.max()
                if abs(a[k, k]) >= alpha * biggest * (biggest / other):
                    pass
                elif abs(a[r, r]) >= alpha * other:
                    swap(k, r)
                else:
                    swap(k + 1, r)
                    size = 2
        block = a[k:k + size, k:k + size].copy()
        d[k:k + size, k:k + size] = block
        if k + size < n:
            columns = a[k + size:, k:k + size].copy()
            if size == 1:
                factor = columns / block[0, 0] if block[0, 0] != 0 else np.zeros_like(columns)
            else:
                factor = np.linalg.solve(block.T, columns.T).T
            L[k + size:, k:k + size] = factor
            a[k + size:, k + size:] -= factor @ block @ flip(factor.T)
        k += size
    return L, d, perm


# Banded matrices

def _full(ab, lower, conjugate=True):
    ab = np.asarray(ab)
    bands, n = ab.shape
    a = np.zeros((n, n), dtype=ab.dtype if ab.dtype.kind in "fc" else float)
    for k in range(bands):
        values = ab[k, :n - k] if lower else ab[bands - 1 - k, k:]
        a += np.diag(values, -k if lower else k)
        if k:
            a += np.diag(values.conj() if conjugate else values, k if lower else -k)
    return a


def _bands(a, count, lower):
    n = a.shape[0]
    ab = np.zeros((count, n), dtype=a.dtype)
    for k in range(count):
        if lower:
            ab[k, :n - k] = np.diag(a, -k)
        else:
            ab[count - 1 - k, k:] = np.diag(a, k)
    return ab


def cholesky_banded(ab, overwrite_ab=False, lower=False, check_finite=True):
    ab = np.asarray(ab)
    try:
        c = np.linalg.cholesky(_full(ab, lower))
    except LinAlgError as error:
        a = _full(ab, lower)
        order = next(k for k in range(1, len(a) + 1) if np.min(np.linalg.eigvalsh(a[:k, :k])) <= 0)
        raise LinAlgError(f"{order}-th leading minor not positive definite") from error
    return _bands(c if lower else c.conj().T, ab.shape[0], lower)


def cho_solve_banded(cb_and_lower, b, overwrite_b=False, check_finite=True):
    from scipy.linalg import cho_solve
    cb, lower = cb_and_lower
    cb, b = np.asarray(cb), np.asarray(b)
    if cb.shape[-1] != b.shape[0]:
        raise ValueError("shapes of cb and b are not compatible.")
    bands, n = cb.shape
    c = np.zeros((n, n), dtype=cb.dtype)
    for k in range(bands):
        c += np.diag(cb[k, :n - k], -k) if lower else np.diag(cb[bands - 1 - k, k:], k)
    return cho_solve((c, lower), b)


def eig_banded(a_band, lower=False, eigvals_only=False, overwrite_a_band=False, select="a", select_range=None,
               max_ev=0, check_finite=True):
    a_band = np.asarray(a_band)
    if a_band.ndim != 2:
        raise ValueError("expected a 2-D array")
    names = {0: "a", "a": "a", "all": "a", 1: "v", "v": "v", "value": "v", 2: "i", "i": "i", "index": "i"}
    kind = names.get(select.lower() if isinstance(select, str) else select)
    if kind is None:
        raise ValueError("invalid argument for select")
    w, v = np.linalg.eigh(_full(a_band, lower))
    keep = slice(None)
    if kind == "v":
        keep = (w > select_range[0]) & (w <= select_range[1])
    elif kind == "i":
        keep = slice(int(select_range[0]), int(select_range[1]) + 1)
    return w[keep] if eigvals_only else (w[keep], v[:, keep])


def eigvals_banded(a_band, lower=False, overwrite_a_band=False, select="a", select_range=None, check_finite=True):
    return eig_banded(a_band, lower, True, select=select, select_range=select_range)


# The exponential's derivative

def expm_frechet(A, E, method=None, compute_expm=True, check_finite=True):
    """The upper right block of the exponential of [[A, E], [0, A]]."""
    from scipy.linalg import expm
    A, E = np.asarray(A, dtype=float if not np.iscomplexobj(A) else complex), np.asarray(E)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("expected A to be a square matrix")
    if E.ndim != 2 or E.shape[0] != E.shape[1]:
        raise ValueError("expected E to be a square matrix")
    if A.shape != E.shape:
        raise ValueError("expected A and E to be the same shape")
    n = A.shape[0]
    whole = expm(np.vstack([np.hstack([A, E]), np.hstack([np.zeros_like(A), A])]))
    return (whole[:n, :n], whole[:n, n:]) if compute_expm else whole[:n, n:]


def expm_cond(A, check_finite=True):
    from scipy.linalg import expm
    A = _square(A)
    n = A.shape[0]
    K = np.empty((n * n, n * n), dtype=float)
    for i in range(n):
        for j in range(n):
            E = np.zeros((n, n))
            E[i, j] = 1.0
            K[:, j * n + i] = expm_frechet(A, E, compute_expm=False).ravel(order="F")
    return np.linalg.norm(A) * np.linalg.norm(K, 2) / np.linalg.norm(expm(A))


# Others

def fiedler_companion(a):
    a = np.atleast_1d(a)
    if a.ndim != 1:
        return np.array([fiedler_companion(row) for row in a])
    if a.size <= 2:
        if a.size == 2:
            return np.array([[-(a / a[0])[-1]]])
        return np.array([], dtype=a.dtype)
    if a[0] == 0.0:
        raise ValueError("Leading coefficient is zero.")
    a = a / a[0]
    n = a.size - 1
    c = np.zeros((n, n), dtype=a.dtype)
    c[range(3, n, 2), range(1, n - 2, 2)] = 1.0
    c[range(2, n, 2), range(1, n - 1, 2)] = -a[3::2]
    c[range(0, n - 2, 2), range(2, n, 2)] = 1.0
    c[range(0, n - 1, 2), range(1, n, 2)] = -a[2::2]
    c[0, 0], c[1, 0] = -a[1], 1
    return c


def matrix_balance(A, permute=True, scale=True, separate=False, overwrite_a=False):
    """Powers of two that make the norms of rows and columns alike (Parlett and Reinsch, Numer. Math. 13, 1969)."""
    a = _square(A).astype(complex if np.iscomplexobj(A) else float)
    n = a.shape[0]
    perm, low, high = np.arange(n), 0, n
    if permute:
        moved = True
        while moved:
            moved = False
            for i in range(high - 1, -1, -1):
                row = [j for j in range(high) if j != i and a[i, j] != 0]
                if not row:
                    last = high - 1
                    a[[i, last]], perm[[i, last]] = a[[last, i]], perm[[last, i]]
                    a[:, [i, last]] = a[:, [last, i]]
                    high, moved = last, True
                    break
        moved = True
        while moved:
            moved = False
            for j in range(low, high):
                if not [i for i in range(low, high) if i != j and a[i, j] != 0]:
                    a[[j, low]], perm[[j, low]] = a[[low, j]], perm[[low, j]]
                    a[:, [j, low]] = a[:, [low, j]]
                    low, moved = low + 1, True
                    break
    scaling = np.ones(n)
    changed = scale
    while changed:
        changed = False
        for i in range(low, high):
            c, r = np.linalg.norm(a[low:high, i]), np.linalg.norm(a[i, low:high])
            if c == 0 or r == 0:
                continue
            f, s = 1.0, c + r
            while c < r / 2:
                c, r, f = c * 2, r / 2, f * 2
            while c >= r * 2:
                c, r, f = c / 2, r * 2, f / 2
            if c + r < 0.95 * s:
                changed = True
                scaling[i] *= f
                a[i, :] /= f
                a[:, i] *= f
    if separate:
        return a, (scaling, perm)
    T = np.zeros((n, n))
    T[perm, np.arange(n)] = scaling
    return a, T


def qr_multiply(a, c, mode="right", pivoting=False, conjugate=False, overwrite_a=False, overwrite_c=False):
    from scipy.linalg import qr
    if mode not in ("left", "right"):
        raise ValueError(f"Mode argument should either be 'left' or 'right' but got {mode} instead")
    c = np.asarray(c)
    is_vector = c.ndim < 2
    c = np.atleast_2d(c)
    if is_vector and mode == "left":
        c = c.T
    q, *rest = qr(a, mode="economic", pivoting=pivoting)
    if mode == "left":
        full = q if c.shape[0] == q.shape[1] else qr(a, pivoting=pivoting)[0]
        product = (full.conj() if conjugate else full) @ c
    else:
        product = c @ (q.conj() if conjugate else q)
    return (product.ravel() if is_vector else product, *rest)


# Riccati equations, by the stable subspace of the extended pencil's Hamiltonian or symplectic form

def _riccati_arguments(a, b, q, r, e, s):
    a, b = np.atleast_2d(a), np.atleast_2d(b)
    q, r = np.atleast_2d(q), np.atleast_2d(r)
    for name, matrix in (("a", a), ("q", q), ("r", r)):
        if matrix.shape[0] != matrix.shape[1]:
            raise ValueError(f"Matrix {name} should be square.")
    m, n = b.shape
    if m != a.shape[0]:
        raise ValueError("Matrix a and b should have the same number of rows.")
    if m != q.shape[0]:
        raise ValueError("Matrix a and q should have the same shape.")
    if n != r.shape[0]:
        raise ValueError("Matrix b and r should have the same number of cols.")
    for name, matrix in (("q", q), ("r", r)):
        if np.linalg.norm(matrix - matrix.conj().T, 1) > np.spacing(np.linalg.norm(matrix, 1)) * 100:
            raise ValueError(f"Matrix {name} should be symmetric/hermitian.")
    return a, b, q, r, np.eye(m) if e is None else np.atleast_2d(e), np.zeros((m, n)) if s is None else np.atleast_2d(s)


def _stable_solution(pairs, m, e, message):
    values, vectors, stable = pairs
    if np.count_nonzero(stable) != m:
        raise LinAlgError(message)
    chosen = vectors[:, stable]
    u00, u10 = chosen[:m], chosen[m:2 * m]
    if 1 / np.linalg.cond(u00) < np.spacing(1.0):
        raise LinAlgError("Failed to find a finite solution.")
    x = np.linalg.solve((e @ u00).T, u10.T).T
    x = (x + x.conj().T) / 2
    return x


def _refined(x, residual, solve, real):
    """Newton's method (Kleinman, IEEE Trans. AC 13, 1968) takes what rounding the eigenvectors left."""
    for _ in range(3):
        step = solve(x, residual(x))
        x = x + (step + step.conj().T) / 2
    return x.real if real else x


def solve_continuous_are(a, b, q, r, e=None, s=None, balanced=True):
    from scipy.linalg import eig, solve_continuous_lyapunov
    real = not any(np.iscomplexobj(z) for z in (a, b, q, r))
    a, b, q, r, e, s = _riccati_arguments(a, b, q, r, e, s)
    m = a.shape[0]
    ae, ee = np.linalg.solve(e, a), np.linalg.solve(e, b)
    ri = np.linalg.inv(r)
    base, weight = ae - ee @ ri @ s.conj().T, q - s @ ri @ s.conj().T
    hamiltonian = np.block([[base, -ee @ ri @ ee.conj().T], [-weight, -base.conj().T]])
    values, vectors = eig(hamiltonian)
    x = _stable_solution((values, vectors, values.real < 0), m, np.eye(m), "Failed to find a finite solution.")
    # In terms of y = eᴴ x e the equation has no e.
    residual = lambda y: base.conj().T @ y + y @ base - y @ ee @ ri @ ee.conj().T @ y + weight
    step = lambda y, rest: solve_continuous_lyapunov((base - ee @ ri @ ee.conj().T @ y).conj().T, -rest)
    y = _refined(x, residual, step, real)
    return np.linalg.solve(e.conj().T, np.linalg.solve(e.T, y.T).T)


def solve_discrete_are(a, b, q, r, e=None, s=None, balanced=True):
    from scipy.linalg import eig, solve_discrete_lyapunov
    real = not any(np.iscomplexobj(z) for z in (a, b, q, r))
    a, b, q, r, e, s = _riccati_arguments(a, b, q, r, e, s)
    m, n = b.shape
    left = np.block([[a, np.zeros((m, m)), b], [-q, e.conj().T, -s], [s.conj().T, np.zeros((n, m)), r]])
    right = np.block([[e, np.zeros((m, m)), np.zeros((m, n))], [np.zeros((m, m)), a.conj().T, np.zeros((m, n))],
                      [np.zeros((n, m)), -b.conj().T, np.zeros((n, n))]])
    values, vectors = eig(left, right)
    stable = np.isfinite(values) & (np.abs(values) < 1)
    x = _stable_solution((values, vectors, stable), m, e, "Failed to find a finite solution.")

    def gain(x):
        return np.linalg.solve(r + b.conj().T @ x @ b, b.conj().T @ x @ a + s.conj().T)

    if not np.allclose(e, np.eye(m)):
        return x.real if real else x
    residual = lambda x: a.conj().T @ x @ a - x - (a.conj().T @ x @ b + s) @ gain(x) + q
    step = lambda x, rest: solve_discrete_lyapunov((a - b @ gain(x)).conj().T, rest)
    return _refined(x, residual, step, real)
