# Linear algebra exercises with few digits.
import numpy as np
np.set_printoptions(precision=5, suppress=True)
A = np.array([[4.0, -2, 1], [-2, 4, -2], [1, -2, 4]])
b = np.array([11.0, -16, 17])
x = np.linalg.solve(A, b)
print(x, np.allclose(A @ x, b))
print(np.linalg.inv(A))
print(np.linalg.det(A), np.linalg.matrix_rank(A), np.trace(A))
w, v = np.linalg.eigh(A)
print(w)
print(np.abs(v))
print(np.allclose(v @ np.diag(w) @ v.T, A))
print(np.linalg.cholesky(A))
q, r = np.linalg.qr(A)
print(np.abs(q), np.abs(r))
u, s, vt = np.linalg.svd(A)
print(s, np.linalg.cond(A), np.linalg.norm(A), np.linalg.norm(A, 1), np.linalg.norm(A, np.inf))
print(np.linalg.norm(A, 2), np.linalg.norm(A, 'nuc'))
M = np.c_[np.ones(5), np.arange(5)]
y = np.array([1, 3, 2, 5, 4.0])
sol, res, rank, sv = np.linalg.lstsq(M, y, rcond=None)
print(sol, res, rank, sv)
print(np.linalg.pinv(M))
print(np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 10))
print(np.kron(np.eye(2), [[1, 2], [3, 4]]))
print(np.linalg.eigvals([[0, 1], [-1, 0]]))
r = np.linalg.eig(np.array([[2.0, 0], [0, 3]]))
print(r)
print(r.eigenvalues)
print(np.linalg.slogdet(A))
print(np.outer([1, 2], [3, 4]), np.inner([1, 2], [3, 4]), np.vdot([1j, 2], [1j, 2]))
print(np.cross([1, 0, 0], [0, 1, 0]))
try:
    np.linalg.inv(np.ones((2, 2)))
except np.linalg.LinAlgError as e:
    print(type(e).__name__, e)
try:
    np.linalg.solve(A, [1, 2])
except ValueError as e:
    print(e)
try:
    np.linalg.cholesky(-A)
except np.linalg.LinAlgError as e:
    print(e)
try:
    A @ np.ones((2, 2))
except ValueError as e:
    print(e)
try:
    np.linalg.inv(np.ones((2, 3)))
except np.linalg.LinAlgError as e:
    print(e)
print(np.linalg.multi_dot([A, A, b]))
print(np.tensordot(A, A, axes=2))
print(np.tensordot(np.ones((2, 3, 4)), np.ones((4, 3, 2)), axes=([1, 0], [1, 2])))
P = np.array([[0.9, 0.1], [0.5, 0.5]])
print(np.linalg.matrix_power(P, 50))
w, v = np.linalg.eig(P.T)
st = np.real(v[:, np.argmax(w)])
print(st / st.sum())
print(np.triu(A), np.tril(A, -1), np.diag(A), np.diagonal(A, 1), np.vander([1, 2, 3], 3))
print(np.linalg.tensorinv(np.eye(4).reshape(2, 2, 2, 2)).shape)
print(np.linalg.norm([[3, 4], [6, 8]], axis=1), np.linalg.vector_norm([3, 4]), np.linalg.svdvals(A))
print(np.linalg.cross([1, 2, 3], [4, 5, 6]))
print(np.linalg.svd(A))
print(np.linalg.qr(A, mode='r').shape)
