import numpy as np

a = np.array([[2.0, 1.0], [1.0, 3.0]])
b = np.array([3.0, 5.0])
print(
    a @ b,
    np.dot(a, a),
    np.dot(b, b),
    a.dot(b),
    np.inner(b, b),
    np.outer(b, [1, 2]),
    np.vdot(b, b),
    np.matmul(a, a),
    np.cross([1, 0, 0], [0, 1, 0]),
    np.kron([1, 2], [1, 1]),
    np.trace(a),
    a.T,
    np.linalg.norm(b).round(8),
    np.linalg.norm(a, 1),
    np.linalg.norm([3, 4], np.inf),
    np.tensordot(a, a, axes=2),
    np.einsum("ij,j->i", a, b),
    np.einsum("ii", a),
)
print(
    np.linalg.solve(a, b).round(10),
    np.linalg.det(a).round(10),
    np.linalg.inv(a).round(10),
    np.linalg.eigvalsh(a).round(8),
    np.linalg.matrix_rank(a),
    np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 10),
    np.linalg.cholesky(a).round(8),
    np.linalg.lstsq(np.array([[1, 1], [1, 2], [1, 3]]), np.array([1, 2, 2]), rcond=None)[0].round(8),
    np.abs(np.linalg.qr(a)[1]).round(8),
    np.linalg.svd(a, compute_uv=False).round(8),
    np.linalg.cond(np.eye(2)),
    np.linalg.slogdet(a)[0],
    np.linalg.pinv([[1.0], [2.0]]).round(8),
)
for attempt in (
    lambda: np.linalg.inv(np.ones((2, 2))),
    lambda: np.linalg.solve(np.zeros((2, 2)), b),
    lambda: np.linalg.inv(np.ones((2, 3))),
    lambda: np.linalg.det([1, 2]),
    lambda: a @ np.ones(3),
    lambda: np.dot(a, np.ones((3, 2))),
    lambda: np.linalg.cholesky(-a),
    lambda: np.matmul(a, 5),
    lambda: np.cross([1, 2, 3, 4], [1, 2, 3, 4]),
    lambda: np.einsum("ij,jk", a, b),
):
    try:
        print(attempt())
    except (np.linalg.LinAlgError, ValueError) as error:
        print(type(error).__name__, error)
