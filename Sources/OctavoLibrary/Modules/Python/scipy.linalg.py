"""Linear algebra with SciPy's signatures, on numpy.linalg and the native core."""
import math

import numpy as np
from numpy.linalg import LinAlgError
from scipy import _linalg


class LinAlgWarning(RuntimeWarning):
    pass


def _checked(a, check_finite=True):
    """An array of numbers; infinities and NaN are refused unless the caller allows them."""
    a = np.asarray(a)
    if check_finite and a.dtype.kind in "fc" and not np.isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a


def _square(a, message="expected square matrix"):
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError(message)
    return a


# Systems of equations

_KINDS = {None, "gen", "general", "sym", "symmetric", "her", "hermitian", "pos", "positive definite", "diagonal",
          "tridiagonal", "banded", "lower triangular", "upper triangular"}


def solve(a, b, lower=False, overwrite_a=False, overwrite_b=False, check_finite=True, assume_a=None,
          transposed=False):
    a1, b1 = _checked(a, check_finite), _checked(b, check_finite)
    if assume_a not in _KINDS:
        raise ValueError(f"{assume_a} is not a recognized matrix structure")
    if a1.ndim < 2 or a1.shape[-1] != a1.shape[-2]:
        raise ValueError(f"Expected square matrix, got a1.shape={a1.shape}")
    is_vector = b1.ndim == 1
    if is_vector:
        b1 = b1[:, np.newaxis]
    if a1.shape[-1] != b1.shape[-2]:
        raise ValueError(f"incompatible shapes: a1.shape={a1.shape} and b1.shape={b1.shape}")
    if assume_a in ("sym", "symmetric", "her", "hermitian", "pos", "positive definite"):
        # Only one triangle is meant.
        half = np.tril(a1, -1) if lower else np.triu(a1, 1)
        other = half.swapaxes(-1, -2)
        if assume_a[:3] != "sym":
            other = other.conj()
        a1 = half + other + a1 * np.eye(a1.shape[-1])
    elif assume_a == "lower triangular":
        a1 = np.tril(a1)
    elif assume_a == "upper triangular":
        a1 = np.triu(a1)
    if transposed:
        a1 = a1.swapaxes(-1, -2)
    if a1.ndim == 2:
        x = _solve_checked(a1, b1, 0, assume_a)
    else:
        outer = np.broadcast_shapes(a1.shape[:-2], b1.shape[:-2])
        a1 = np.broadcast_to(a1, outer + a1.shape[-2:])
        b1 = np.broadcast_to(b1, outer + b1.shape[-2:])
        x = np.empty(outer + b1.shape[-2:], dtype=np.result_type(a1, b1, float))
        for number, place in enumerate(np.ndindex(outer)):
            x[place] = _solve_checked(a1[place], b1[place], number, assume_a)
    return x[..., 0] if is_vector else x


def _solve_checked(a, b, number, assume_a):
    if a.size == 0:
        return np.empty(b.shape, dtype=float)
    singular = f"A singular matrix detected: slice(s) [{number}] are singular."
    if assume_a in ("pos", "positive definite"):
        try:
            return _linalg.cho_solve(_linalg.cho_factor(a, True), True, b)
        except LinAlgError:
            raise LinAlgError(singular) from None
    lu, piv, zero = _linalg.lu_factor(a)
    if zero is not None:
        raise LinAlgError(singular)
    rcond = _reciprocal_condition(a, lu, piv)
    if rcond < np.finfo(lu.dtype).eps:
        import warnings

        warnings.warn(f"An ill-conditioned matrix detected: slice {number} has rcond = {rcond:.6g}.",
                      LinAlgWarning, stacklevel=3)
    return _linalg.lu_solve(lu, piv, b, 0)


def _reciprocal_condition(a, lu, piv):
    norm = np.abs(a).sum(axis=0).max()
    inverse = _linalg.lu_solve(lu, piv, np.eye(len(a)), 0)
    return 1 / (norm * np.abs(inverse).sum(axis=0).max())


def inv(a, overwrite_a=False, check_finite=True, *, assume_a=None, lower=False):
    a1 = _checked(a, check_finite)
    if a1.ndim < 2 or a1.shape[-1] != a1.shape[-2]:
        raise ValueError(f"Expected square matrix, got a1.shape={a1.shape}")
    try:
        return np.linalg.inv(a1)
    except LinAlgError:
        places = [k for k, part in enumerate(a1.reshape((-1,) + a1.shape[-2:]))
                  if _linalg.lu_factor(part)[2] is not None]
        raise LinAlgError(f"A singular matrix detected: slice(s) {places} are singular.") from None


def det(a, overwrite_a=False, check_finite=True):
    a1 = _checked(a, check_finite)
    if a1.ndim < 2:
        raise ValueError("The input array must be at least two-dimensional.")
    if a1.shape[-1] != a1.shape[-2]:
        raise ValueError(f"Last 2 dimensions of the array must be square but received shape {a1.shape}.")
    parts = a1.reshape((-1,) + a1.shape[-2:])
    values = []
    for part in parts:
        if part.size == 0:
            values.append(1.0)
            continue
        lu, piv, _ = _linalg.lu_factor(part)
        swaps = np.count_nonzero(piv != np.arange(len(piv)))
        values.append((-1) ** swaps * np.prod(np.diag(lu)))
    result = np.array(values).reshape(a1.shape[:-2])
    return result[()]


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, check_finite=True):
    return _linalg.solve_triangular(_checked(a, check_finite), _checked(b, check_finite), trans, lower, unit_diagonal)


def solve_banded(l_and_u, ab, b, overwrite_ab=False, overwrite_b=False, check_finite=True):
    below, above = l_and_u
    return _linalg.solve_banded(below, above, _checked(ab, check_finite), _checked(b, check_finite))


def solveh_banded(ab, b, overwrite_ab=False, overwrite_b=False, lower=False, check_finite=True):
    ab = _checked(ab, check_finite)
    width = len(ab) - 1
    n = ab.shape[1]
    rows = [ab[k] for k in range(len(ab))] if not lower else [ab[width - k] for k in range(len(ab))]
    full = np.zeros((2 * width + 1, n), dtype=np.result_type(ab, float))
    for k in range(width + 1):
        offset = width - k  # how far above the main diagonal
        line = rows[k]
        if lower:
            full[k, offset:] = line[:n - offset].conj() if offset else line
            full[2 * width - k, :n - offset] = line[:n - offset]
        else:
            full[k] = line
            full[2 * width - k, :n - offset] = line[offset:].conj()
    return solve_banded((width, width), full, b, check_finite=check_finite)


def solve_toeplitz(c_or_cr, b, check_finite=True):
    c, r = c_or_cr if isinstance(c_or_cr, tuple) else (c_or_cr, np.conj(np.ravel(c_or_cr)))
    return np.linalg.solve(toeplitz(c, r), _checked(b, check_finite))


def solve_circulant(c, b, singular="raise", tol=None, caxis=-1, baxis=0, outaxis=0):
    c, b = np.asarray(c), np.asarray(b)
    if c.ndim != 1:
        c, b = np.moveaxis(np.atleast_1d(c), caxis, -1), np.moveaxis(np.atleast_1d(b), baxis, -1)
        shape = np.broadcast_shapes(c.shape[:-1], b.shape[:-1])
        c, b = (np.broadcast_to(z, (*shape, z.shape[-1])) for z in (c, b))
        x = np.array([solve_circulant(p, q, singular, tol) for p, q in
                      zip(c.reshape(-1, c.shape[-1]), b.reshape(-1, b.shape[-1]))])
        return np.moveaxis(x.reshape(*shape, -1), -1, outaxis)
    spectrum = np.fft.fft(c)
    size = np.abs(spectrum)
    if tol is None:
        tol = size.max() * len(c) * np.finfo(np.float64).eps
    near_zero = size <= tol
    if near_zero.any():
        if singular == "raise":
            raise LinAlgError("near singular circulant matrix.")
        spectrum[near_zero] = 1
    shape = [1] * b.ndim
    shape[baxis] = len(c)
    quotient = np.fft.fft(b, axis=baxis) / spectrum.reshape(shape)
    if near_zero.any():
        quotient = np.where(near_zero.reshape(shape), 0, quotient)
    x = np.fft.ifft(quotient, axis=baxis)
    return x if np.iscomplexobj(c) or np.iscomplexobj(b) else x.real


def lstsq(a, b, cond=None, overwrite_a=False, overwrite_b=False, check_finite=True, lapack_driver=None):
    a1, b1 = _checked(a, check_finite), _checked(b, check_finite)
    if a1.ndim != 2:
        raise ValueError("Input array a should be 2D")
    if a1.shape[0] != b1.shape[0]:
        raise ValueError(f"Shape mismatch: a and b should have the same number of rows ({a1.shape[0]} != {b1.shape[0]}).")
    if lapack_driver not in (None, "gelsd", "gelsy", "gelss"):
        raise ValueError(f'LAPACK driver "{lapack_driver}" is not found')
    if cond is None:
        cond = np.finfo(np.float64).eps
    x, residuals, rank, s = np.linalg.lstsq(a1, b1, rcond=cond)
    if residuals.size and b1.ndim == 1:
        residuals = residuals[0]
    if not np.size(residuals):
        residuals = np.asarray([], dtype=x.dtype)
    return x, residuals, int(rank), None if lapack_driver == "gelsy" else s


def pinv(a, *, atol=None, rtol=None, return_rank=False, check_finite=True):
    a = _checked(a, check_finite)
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    largest = np.max(s, initial=0.0)
    atol = 0.0 if atol is None else atol
    rtol = max(a.shape) * np.finfo(u.dtype).eps if rtol is None else rtol
    if atol < 0.0 or rtol < 0.0:
        raise ValueError("atol and rtol values must be positive.")
    rank = np.sum(s > atol + largest * rtol)
    u = u[:, :rank] / s[:rank]
    inverse = (u @ vh[:rank]).conj().T
    return (inverse, rank) if return_rank else inverse


def pinvh(a, atol=None, rtol=None, lower=True, return_rank=False, check_finite=True):
    a = _checked(a, check_finite)
    s, u = _linalg.eigh(a, lower)
    largest = np.max(np.abs(s), initial=0.0)
    atol = 0.0 if atol is None else atol
    rtol = max(a.shape) * np.finfo(u.dtype).eps if rtol is None else rtol
    above = np.abs(s) > atol + largest * rtol
    u = u[:, above]
    inverse = (u * (1.0 / s[above])) @ u.conj().T
    return (inverse, len(s[above])) if return_rank else inverse


# Decompositions

def lu(a, permute_l=False, overwrite_a=False, check_finite=True, p_indices=False):
    a1 = _checked(a, check_finite)
    if a1.ndim < 2:
        raise ValueError("The input array must be at least two-dimensional.")
    if a1.ndim > 2:
        parts = [lu(m, permute_l=permute_l, p_indices=p_indices) for m in a1.reshape(-1, *a1.shape[-2:])]
        return tuple(np.array(part).reshape(*a1.shape[:-2], *part[0].shape) for part in zip(*parts))
    order, lower, upper = _linalg.lu(a1)
    inverse = np.argsort(order).astype(np.int32)
    if permute_l:
        return lower[inverse], upper
    if p_indices:
        return inverse, lower, upper
    return np.eye(len(order), dtype=lower.dtype)[inverse], lower, upper


def lu_factor(a, overwrite_a=False, check_finite=True):
    packed, exchanges, zero = _linalg.lu_factor(_checked(a, check_finite))
    if zero is not None:
        import warnings

        warnings.warn(f"Diagonal number {zero} is exactly zero. Singular matrix.", LinAlgWarning, stacklevel=2)
    return packed, exchanges


def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    packed, exchanges = lu_and_piv
    return _linalg.lu_solve(_checked(packed, check_finite), exchanges, _checked(b, check_finite), trans)


def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    return _linalg.cholesky(_square(_checked(a, check_finite), "Input array is expected to be square but has the shape: "
                                    f"{np.shape(a)}."), lower)


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    return _linalg.cho_factor(_checked(a, check_finite), lower), lower


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    factor, lower = c_and_lower
    return _linalg.cho_solve(_checked(factor, check_finite), lower, _checked(b, check_finite))


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    if mode not in ("full", "qr", "r", "economic", "raw"):
        raise ValueError("Mode argument should be one of ['full', 'r', 'economic', 'raw']")
    a1 = _checked(a, check_finite)
    if a1.ndim != 2:
        raise ValueError("expected a 2-D array")
    if mode == "raw":
        raise NotImplementedError("qr(mode='raw') is not supported by Octavo; use numpy.linalg.qr(mode='raw')")
    economic = mode == "economic"
    if pivoting:
        q, r, p = _linalg.pivoted_qr(a1, not economic)
        return (r, p) if mode == "r" else (q, r, p)
    q, r = np.linalg.qr(a1, mode="reduced" if economic else "complete")
    return (r,) if mode == "r" else (q, r)


def rq(a, overwrite_a=False, lwork=None, mode="full", check_finite=True):
    a1 = _checked(a, check_finite)
    economic = mode == "economic"
    q, r = np.linalg.qr(a1[::-1].conj().T, mode="reduced" if economic else "complete")
    r = r.conj().T[::-1, ::-1]
    q = q.conj().T[::-1]
    if not economic and a1.shape[1] > a1.shape[0]:
        r = np.hstack([np.zeros((a1.shape[0], a1.shape[1] - r.shape[1]), r.dtype), r])
    return r if mode == "r" else (r, q)


def svd(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver="gesdd"):
    if lapack_driver not in ("gesdd", "gesvd"):
        raise ValueError(f'lapack_driver must be "gesdd" or "gesvd", not "{lapack_driver}"')
    a1 = _checked(a, check_finite)
    if not compute_uv:
        return np.linalg.svdvals(a1)
    return tuple(np.linalg.svd(a1, full_matrices=full_matrices))


def svdvals(a, overwrite_a=False, check_finite=True):
    return np.linalg.svdvals(_checked(a, check_finite))


def diagsvd(s, M, N):
    part = np.diag(s)
    if len(s) == M:
        return np.hstack((part, np.zeros((M, N - M), dtype=part.dtype)))
    if len(s) == N:
        return np.r_[part, np.zeros((M - N, N), dtype=part.dtype)]
    raise ValueError("Length of s must be M or N.")


def schur(a, output="real", lwork=None, overwrite_a=False, sort=None, check_finite=True):
    if output not in ("real", "complex", "r", "c"):
        raise ValueError("argument must be 'real', or 'complex'")
    if sort is not None:
        raise NotImplementedError("schur(sort=...) is not supported by Octavo; reorder with the eigenvalues of T")
    return _linalg.schur(_square(_checked(a, check_finite)), output in ("complex", "c"))


def hessenberg(a, calc_q=False, overwrite_a=False, check_finite=True):
    h = np.array(_square(_checked(a, check_finite)), dtype=np.result_type(np.asarray(a), float))
    n = len(h)
    q = np.eye(n, dtype=h.dtype)
    for k in range(n - 2):
        x = h[k + 1:, k].copy()
        if not np.any(x[1:]):
            continue
        phase = x[0] / abs(x[0]) if x[0] != 0 else 1.0
        x[0] += phase * np.linalg.norm(x)
        v = x / np.linalg.norm(x)
        h[k + 1:] -= 2 * np.outer(v, v.conj() @ h[k + 1:])
        h[:, k + 1:] -= 2 * np.outer(h[:, k + 1:] @ v, v.conj())
        q[:, k + 1:] -= 2 * np.outer(q[:, k + 1:] @ v, v.conj())
    h = np.triu(h, -1)
    return (h, q) if calc_q else h


def polar(a, side="right"):
    if side not in ("right", "left"):
        raise ValueError("`side` must be either 'right' or 'left'")
    a = np.asarray(a)
    if a.ndim != 2:
        raise ValueError("`a` must be a 2-D array.")
    w, s, vh = np.linalg.svd(a, full_matrices=False)
    u = w.dot(vh)
    return (u, (vh.T.conj() * s).dot(vh)) if side == "right" else (u, (w * s).dot(w.T.conj()))


def null_space(A, rcond=None, *, overwrite_a=False, check_finite=True, lapack_driver="gesdd"):
    u, s, vh = svd(A, full_matrices=True, check_finite=check_finite)
    rows, columns = u.shape[0], vh.shape[1]
    if rcond is None:
        rcond = np.finfo(s.dtype).eps * max(rows, columns)
    rank = np.sum(s > np.amax(s, initial=0.0) * rcond, dtype=int)
    return vh[rank:, :].T.conj()


def orth(A, rcond=None):
    u, s, vh = svd(A, full_matrices=False)
    if rcond is None:
        rcond = np.finfo(s.dtype).eps * max(u.shape[0], vh.shape[1])
    rank = np.sum(s > np.amax(s, initial=0.0) * rcond, dtype=int)
    return u[:, :rank]


def subspace_angles(A, B):
    A, B = _checked(A), _checked(B)
    if A.ndim != 2 or B.ndim != 2:
        raise ValueError(f"expected 2D array, got shape {A.shape if A.ndim != 2 else B.shape}")
    qa, qb = orth(A), orth(B)
    cosines = qa.T.conj() @ qb
    sigma = svdvals(cosines)
    if qa.shape[1] >= qb.shape[1]:
        rest = qb - qa @ cosines
    else:
        rest = qa - qb @ cosines.T.conj()
    sines = np.arcsin(np.clip(svdvals(rest), -1.0, 1.0))
    angles = np.arccos(np.clip(sigma[::-1], -1.0, 1.0))
    return np.where(sigma[::-1] ** 2 >= 0.5, sines[: len(angles)], angles)


def orthogonal_procrustes(A, B, check_finite=True):
    A, B = _checked(A, check_finite), _checked(B, check_finite)
    if A.ndim != 2:
        raise ValueError(f"expected ndim to be 2, but observed {A.ndim}")
    if A.shape != B.shape:
        raise ValueError(f"the shapes of A and B differ ({A.shape} vs {B.shape})")
    u, w, vt = np.linalg.svd((B.T @ np.conjugate(A)).T, full_matrices=False)
    return u @ vt, w.sum()


# Eigenvalues

def eig(a, b=None, left=False, right=True, overwrite_a=False, overwrite_b=False, check_finite=True,
        homogeneous_eigvals=False):
    a1 = _square(_checked(a, check_finite))
    if b is None:
        values, left_vectors, right_vectors = _linalg.eig(a1)
        values = values.astype(complex)
        pair = np.vstack((values, np.ones_like(values)))
    else:
        b1 = _square(_checked(b, check_finite))
        if b1.shape != a1.shape:
            raise ValueError("a and b must have the same shape")
        alpha, beta, left_vectors, right_vectors = _linalg.ggev(a1, b1)
        pair = np.vstack((alpha, beta))
        with np.errstate(all="ignore"):
            values = alpha / beta
        left_vectors = left_vectors / np.linalg.norm(left_vectors, axis=0)
        right_vectors = right_vectors / np.linalg.norm(right_vectors, axis=0)
        if np.isrealobj(a1) and np.isrealobj(b1) and not values.imag.any():
            left_vectors, right_vectors = _real_columns(left_vectors), _real_columns(right_vectors)
    w = pair if homogeneous_eigvals else values
    if np.isrealobj(a1) and not values.imag.any() and np.iscomplexobj(left_vectors):
        left_vectors = left_vectors.real
    result = (w,) + ((left_vectors,) if left else ()) + ((right_vectors,) if right else ())
    return result if len(result) > 1 else w


def _real_columns(vectors):
    """Columns turned so that they are real, which those of real eigenvalues can be."""
    places = np.argmax(np.abs(vectors), axis=0)
    phases = vectors[places, np.arange(vectors.shape[1])]
    return (vectors / (phases / np.abs(phases))).real


def eigvals(a, b=None, overwrite_a=False, check_finite=True, homogeneous_eigvals=False):
    if b is None and not homogeneous_eigvals:
        return np.linalg.eigvals(_square(_checked(a, check_finite))).astype(complex)
    return eig(a, b, left=False, right=False, check_finite=check_finite, homogeneous_eigvals=homogeneous_eigvals)


def eigh(a, b=None, *, lower=True, eigvals_only=False, overwrite_a=False, overwrite_b=False, type=1,
         check_finite=True, subset_by_index=None, subset_by_value=None, driver=None):
    a1 = _square(_checked(a, check_finite), 'expected square "a" matrix')
    if b is None:
        w, v = _linalg.eigh(a1, lower)
    else:
        b1 = _square(_checked(b, check_finite), 'expected square "b" matrix')
        if b1.shape != a1.shape:
            raise ValueError(f"wrong b dimensions {b1.shape}, should be {a1.shape}")
        if type != 1:
            raise NotImplementedError(f"eigh(type={type}) is not supported by Octavo; only a @ v = w * b @ v is")
        w, v = _linalg.sygvd(a1, b1, lower)
    if subset_by_index is not None and subset_by_value is not None:
        raise ValueError("Either index or value subset can be requested.")
    if subset_by_index is not None:
        low, high = (int(x) for x in subset_by_index)
        if not 0 <= low <= high < len(a1):
            raise ValueError("Requested eigenvalue indices are not valid. "
                             f"Valid range is [0, {len(a1) - 1}] and start <= end, but start={low}, end={high} is given")
        w, v = w[low:high + 1], v[:, low:high + 1]
    if subset_by_value is not None:
        low, high = subset_by_value
        if not low < high:
            raise ValueError("Requested eigenvalue bounds are not valid. Valid range is (-inf, inf) and low < high, "
                             f"but low={low}, high={high} is given")
        chosen = (w > low) & (w <= high)
        w, v = w[chosen], v[:, chosen]
    return w if eigvals_only else (w, v)


def eigvalsh(a, b=None, *, lower=True, overwrite_a=False, overwrite_b=False, type=1, check_finite=True,
             subset_by_index=None, subset_by_value=None, driver=None):
    return eigh(a, b, lower=lower, eigvals_only=True, type=type, check_finite=check_finite,
                subset_by_index=subset_by_index, subset_by_value=subset_by_value)


def eigh_tridiagonal(d, e, eigvals_only=False, select="a", select_range=None, check_finite=True, tol=0.0,
                     lapack_driver="auto"):
    d, e = _checked(d, check_finite), _checked(e, check_finite)
    matrix = np.diag(d) + np.diag(e, 1) + np.diag(e, -1)
    choice = {"a": {}, "i": {"subset_by_index": select_range}, "v": {"subset_by_value": select_range}}
    if select not in choice:
        raise ValueError("invalid argument for select")
    return eigh(matrix, eigvals_only=eigvals_only, **choice[select])


def eigvalsh_tridiagonal(d, e, select="a", select_range=None, check_finite=True, tol=0.0, lapack_driver="auto"):
    return eigh_tridiagonal(d, e, True, select, select_range, check_finite)


# Matrix functions

def expm(A):
    return _linalg.expm(np.asarray(A))


def sqrtm(A, disp=None, blocksize=None):
    return _linalg.sqrtm(_square(np.asarray(A), "Non-matrix input to matrix function."))


def logm(A, disp=True):
    return _linalg.logm(_square(np.asarray(A), "expected a square matrix"))


def _odd_even(A):
    A = _square(np.asarray(A))
    return expm(A), expm(-A), expm(1j * A), expm(-1j * A)


def _kept_real(A, result):
    return result.real if np.isrealobj(np.asarray(A)) else result


def cosm(A):
    _, _, plus, minus = _odd_even(A)
    return _kept_real(A, 0.5 * (plus + minus))


def sinm(A):
    _, _, plus, minus = _odd_even(A)
    return _kept_real(A, -0.5j * (plus - minus))


def tanm(A):
    return _kept_real(A, solve(cosm(A), sinm(A)))


def coshm(A):
    return _kept_real(A, 0.5 * (expm(A) + expm(-np.asarray(A))))


def sinhm(A):
    return _kept_real(A, 0.5 * (expm(A) - expm(-np.asarray(A))))


def tanhm(A):
    return _kept_real(A, solve(coshm(A), sinhm(A)))


def fractional_matrix_power(A, t):
    A = _square(np.asarray(A), "expected a square matrix")
    if int(t) == t:
        return np.linalg.matrix_power(A, int(t))
    result = expm(t * logm(A))
    return result


def funm(A, func, disp=True):
    A = _square(np.asarray(A))
    w, v = np.linalg.eig(A)
    result = v @ np.diag(func(w)) @ np.linalg.inv(v)
    if np.isrealobj(A) and np.allclose(result.imag, 0, atol=1e-9 * max(1, np.abs(result).max())):
        result = result.real
    return result if disp else (result, 0.0)


def signm(A, disp=None):
    A = _square(np.asarray(A))
    w, v = np.linalg.eig(A)
    return _kept_real(A, v @ np.diag(np.sign(w.real)) @ np.linalg.inv(v))


# Matrix equations

def solve_sylvester(a, b, q):
    a, b, q = np.asarray(a), np.asarray(b), np.asarray(q)
    m, n = len(a), len(b)
    system = np.kron(a, np.eye(n)) + np.kron(np.eye(m), b.T)
    return np.linalg.solve(system, q.ravel()).reshape(m, n)


def solve_continuous_lyapunov(a, q):
    a = np.asarray(a)
    return solve_sylvester(a, a.conj().T, q)


solve_lyapunov = solve_continuous_lyapunov


def solve_discrete_lyapunov(a, q, method=None):
    a, q = np.asarray(a), np.asarray(q)
    system = np.eye(a.size) - np.kron(a, a.conj())
    return np.linalg.solve(system, q.ravel()).reshape(q.shape)


# Norms and tests

def norm(a, ord=None, axis=None, keepdims=False, check_finite=True):
    a = _checked(a, check_finite)
    value = np.linalg.norm(a, ord=ord, axis=axis, keepdims=keepdims)
    # What BLAS and LAPACK measure comes as plain numbers.
    orders = {1: (None, 2), 2: (1, np.inf)}.get(a.ndim, ())
    is_plain = a.dtype.char in "fdFD" and ord in orders and axis is None and not keepdims
    return float(value) if is_plain else value


def bandwidth(a):
    a = np.asarray(a)
    if a.ndim < 2:
        raise ValueError("Input array must be a nonempty 2D array.")
    rows, columns = np.nonzero(a)
    offsets = rows - columns
    return (int(max(offsets.max(), 0)), int(max(-offsets.min(), 0))) if len(rows) else (0, 0)


def _equals_transpose(a, other, atol, rtol):
    a = np.asarray(a)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        return False
    if atol or rtol:
        return bool(np.allclose(a, other(a), atol=atol or 0.0, rtol=rtol or 0.0))
    return bool((a == other(a)).all())


def issymmetric(a, atol=None, rtol=None):
    return _equals_transpose(a, lambda a: a.T, atol, rtol)


def ishermitian(a, atol=None, rtol=None):
    return _equals_transpose(a, lambda a: a.conj().T, atol, rtol)


# Special matrices

def block_diag(*arrs):
    blocks = [np.atleast_2d(block) for block in (arrs or ([],))]
    wrong = [k for k, block in enumerate(blocks) if block.ndim > 2]
    if wrong:
        raise ValueError(f"arguments in the following positions have dimension greater than 2: {wrong}")
    shape = [sum(block.shape[axis] for block in blocks) for axis in (0, 1)]
    made = np.zeros(shape, dtype=np.result_type(*[block.dtype for block in blocks]))
    row = column = 0
    for block in blocks:
        height, width = block.shape
        made[row:row + height, column:column + width] = block
        row, column = row + height, column + width
    return made


def toeplitz(c, r=None):
    c = np.asarray(c).ravel()
    r = c.conjugate() if r is None else np.asarray(r).ravel()
    values = np.concatenate((c[::-1], r[1:]))
    places = np.arange(len(c) - 1, -1, -1)[:, np.newaxis] + np.arange(len(r))
    return values[places]


def hankel(c, r=None):
    c = np.asarray(c).ravel()
    r = np.zeros_like(c) if r is None else np.asarray(r).ravel()
    values = np.concatenate((c, r[1:]))
    return values[np.arange(len(c))[:, np.newaxis] + np.arange(len(r))]


def circulant(c):
    c = np.atleast_1d(c)
    n = c.shape[-1]
    return c[..., (np.arange(n)[:, np.newaxis] - np.arange(n)) % n]


def companion(a):
    a = np.atleast_1d(a)
    if a.ndim != 1:
        raise ValueError("Incorrect shape for `a`. `a` must be one-dimensional.")
    if a.size < 2:
        raise ValueError("The length of `a` along the last axis must be at least 2.")
    if a[0] == 0:
        raise ValueError("The first coefficient(s) of `a` (i.e. elements of `a[..., 0]`) must not be zero.")
    first_row = -a[1:] / (1.0 * a[0])
    made = np.zeros((len(a) - 1, len(a) - 1), dtype=first_row.dtype)
    made[0] = first_row
    made[range(1, len(a) - 1), range(len(a) - 2)] = 1
    return made


def fiedler(a):
    a = np.atleast_1d(a)
    return np.abs(a[..., :, np.newaxis] - a[..., np.newaxis, :])


def hilbert(n):
    places = np.arange(n)
    return 1.0 / (1.0 + places[:, np.newaxis] + places)


def invhilbert(n, exact=False):
    made = np.empty((n, n), dtype=np.int64 if n <= 14 and exact else np.float64)
    if exact and n > 14:
        made = np.empty((n, n), dtype=object)
    for i in range(n):
        for j in range(i, n):
            value = ((-1) ** (i + j) * (i + j + 1) * math.comb(n + i, n - j - 1) * math.comb(n + j, n - i - 1)
                     * math.comb(i + j, i) ** 2)
            made[i, j] = made[j, i] = value
    return made


def pascal(n, kind="symmetric", exact=True):
    if kind not in ("symmetric", "lower", "upper"):
        raise ValueError("kind must be 'symmetric', 'lower', or 'upper'")
    rows = [[math.comb(i, j) for j in range(n)] for i in range(n)]
    lower = np.array(rows, dtype=(np.uint64 if n < 35 else object) if exact else float)
    if kind == "lower":
        return lower
    return lower.T if kind == "upper" else lower @ lower.T


def invpascal(n, kind="symmetric", exact=True):
    lower = np.array([[(-1) ** (i - j) * math.comb(i, j) if j <= i else 0 for j in range(n)] for i in range(n)],
                     dtype=np.int64 if exact else float)
    if kind == "lower":
        return lower
    return lower.T if kind == "upper" else lower.T @ lower


def hadamard(n, dtype=int):
    if n < 1 or n & (n - 1):
        raise ValueError("n must be an positive integer, and n must be a power of 2")
    made = np.array([[1]], dtype=dtype)
    while len(made) < n:
        made = np.vstack((np.hstack((made, made)), np.hstack((made, -made))))
    return made


def leslie(f, s):
    f, s = np.atleast_1d(f), np.atleast_1d(s)
    if f.shape[-1] != s.shape[-1] + 1:
        raise ValueError("Incorrect lengths for f and s. The length of s along the last axis must be one less than the "
                         "length of f.")
    made = np.zeros((len(f), len(f)), dtype=np.result_type(f, s))
    made[0] = f
    made[range(1, len(f)), range(len(s))] = s
    return made


def helmert(n, full=False):
    made = np.tril(np.ones((n, n)), -1) - np.diag(np.arange(n))
    divisor = np.arange(n) * np.arange(1, n + 1)
    made[0], divisor[0] = 1, n
    made = made / np.sqrt(divisor)[:, np.newaxis]
    return made if full else made[1:]


def dft(n, scale=None):
    if scale not in (None, "sqrtn", "n"):
        raise ValueError(f"scale must be None, 'sqrtn', or 'n'; {scale!r} is not valid.")
    omegas = np.exp(-2j * np.pi * np.arange(n) / n).reshape(-1, 1)
    made = omegas ** np.arange(n)
    return made / math.sqrt(n) if scale == "sqrtn" else made / n if scale == "n" else made


def khatri_rao(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if not (a.ndim == 2 and b.ndim == 2):
        raise ValueError("Both arrays should be 2-dimensional.")
    if a.shape[1] != b.shape[1]:
        raise ValueError("The number of columns for both arrays should be equal.")
    product = a[:, np.newaxis, :] * b[np.newaxis, :, :]
    return product.reshape((-1,) + product.shape[2:])


def convolution_matrix(a, n, mode="full"):
    if n <= 0:
        raise ValueError("n must be a positive integer.")
    a = np.asarray(a)
    if mode not in ("full", "valid", "same"):
        raise ValueError("'mode' argument must be one of ('full', 'valid', 'same')")
    whole = toeplitz(np.concatenate((a, np.zeros(n - 1, a.dtype))),
                     np.concatenate((a[:1], np.zeros(n - 1, a.dtype))))
    if mode == "full":
        return whole
    trim = min(n, len(a)) - 1
    if mode == "valid":
        return whole[trim:len(whole) - trim]
    start = trim // 2
    return whole[start:start + max(n, len(a))]


def matmul_toeplitz(c_or_cr, x, check_finite=False, workers=None):
    """The product is a part of that of a circulant matrix, which Fourier transforms diagonalise."""
    c, r = c_or_cr if isinstance(c_or_cr, tuple) else (c_or_cr, np.conj(np.ravel(c_or_cr)))
    c, r, x = np.ravel(c), np.ravel(r), np.asarray(x)
    if check_finite:
        c, r, x = np.asarray_chkfinite(c), np.asarray_chkfinite(r), np.asarray_chkfinite(x)
    if len(r) != x.shape[0]:
        raise ValueError("Incompatible dimensions.")
    size = len(c) + len(r) - 1
    column = np.concatenate((c, r[:0:-1])).reshape((-1,) + (1,) * (x.ndim - 1))
    if any(np.iscomplexobj(part) for part in (c, r, x)):
        product = np.fft.ifft(np.fft.fft(column, axis=0) * np.fft.fft(x, size, axis=0), axis=0)
    else:
        product = np.fft.irfft(np.fft.rfft(column, axis=0) * np.fft.rfft(x, size, axis=0), size, axis=0)
    return product[:len(c)]


_FACTORS = ("cdf2rdf rsf2csf ldl cholesky_banded cho_solve_banded eig_banded eigvals_banded expm_frechet expm_cond "
            "fiedler_companion matrix_balance qr_multiply solve_continuous_are solve_discrete_are").split()


def __getattr__(name):
    if name not in _FACTORS:
        raise AttributeError(f"module 'scipy.linalg' has no attribute '{name}'")
    from scipy.linalg import _factors
    value = globals()[name] = getattr(_factors, name)
    return value
