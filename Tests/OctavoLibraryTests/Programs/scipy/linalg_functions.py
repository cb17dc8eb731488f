import numpy as np
from scipy import linalg

a = np.array([[4.0, 1, 2], [1, 3, 0], [2, 0, 5]])
b = np.array([1.0, 2, 3])
print(linalg.solve(a, b), linalg.inv(a).round(8), linalg.det(a).round(8), linalg.det([[1, 2], [3, 4]]))
p, l, u = linalg.lu([[1, 2], [3, 4.0]])
print(p, l, u, linalg.lu([[1, 2], [3, 4.0]], permute_l=True), linalg.lu([[1, 2], [3, 4.0]], p_indices=True))
print(linalg.lu_factor([[1, 2], [3, 4.0]]), linalg.lu_solve(linalg.lu_factor(a), b), linalg.lu_solve(linalg.lu_factor(a), b, trans=1))
print(linalg.cholesky(a).round(8), linalg.cho_solve(linalg.cho_factor(a), b).round(8), linalg.cho_factor([[2, 1], [1, 2.0]], lower=True))
print(linalg.solve_triangular([[2, 0], [1, 3.0]], [4, 5], lower=True), linalg.solve_banded((1, 1), [[0, 1, 1], [2, 2, 2], [1, 1, 0.0]], [1, 2, 3.0]).round(8))
print(linalg.eigh([[2, 1], [1, 2]], [[1, 0], [0, 2]], eigvals_only=True).round(8), linalg.eigvalsh(a).round(8), linalg.eigvals([[0, 1], [-1, 0]]))
print(linalg.eigh(np.diag([1, 2, 3.0]), subset_by_index=[0, 1]), [x.shape for x in linalg.svd(a[:, :2])], linalg.svdvals(a).round(8))
q, r, order = linalg.qr([[1, 2], [3, 4.0]], pivoting=True)
print(abs(r).round(8), order, linalg.qr(a[:, :2], mode="economic")[0].shape, linalg.lstsq([[1, 0], [1, 1], [1, 2.0]], b)[2:])
print(linalg.expm([[0, 1], [0, 0]]), linalg.expm([[1, 2], [3, 4]]).round(6), linalg.sqrtm([[4, 1], [1, 3]]).round(8), linalg.logm([[4, 1], [1, 3]]).round(8))
print(linalg.toeplitz([1, 2, 3], [1, 4, 5]), linalg.hankel([1, 2, 3]), linalg.circulant([1, 2, 3]), linalg.companion([1, -10, 31, -30]))
print(linalg.hilbert(2), linalg.block_diag([1], [[2, 3]], 4), linalg.hadamard(2), linalg.pascal(3), linalg.leslie([1, 2], [3]), linalg.invhilbert(2))
print(linalg.null_space([[1, 1]]).round(8) ** 2, linalg.orth([[1, 1], [1, 1]]).shape, linalg.pinv([[1, 2], [3, 4.0]]).round(8), linalg.norm([3, 4.0]))
u, p = linalg.polar([[1, 2], [3, 4.0]])
print((u @ p).round(8), linalg.schur([[0, 1], [-1, 0.0]])[0], linalg.issymmetric(a), linalg.bandwidth(np.eye(3)))
for function, *args in [
    (linalg.solve, [[1, 2], [2, 4.0]], [1, 2]), (linalg.solve, np.ones((2, 3)), [1, 2]), (linalg.solve, np.eye(2), [1, 2, 3]), (linalg.inv, np.ones((2, 2))),
    (linalg.det, np.ones((2, 3))), (linalg.cholesky, -np.eye(2)), (linalg.solve_triangular, [[1, 0], [1, 0]], [1, 2], 0, True), (linalg.eig, np.ones((2, 3))),
    (linalg.expm, np.ones((2, 3))), (linalg.solve, [[np.nan, 1], [1, 1]], [1, 2]), (linalg.solve_banded, (1, 1), np.ones((2, 3)), [1, 2, 3]),
]:
    try:
        print(function(*args))
    except ValueError as error:
        print(function.__name__, type(error).__name__, error)
