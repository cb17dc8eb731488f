import numpy as np

m = np.arange(6.0).reshape(3, 2)
for order in (None, 1, -1, 2, -2, np.inf, -np.inf, "fro", "nuc"):
    print(order, np.linalg.norm(m, order).round(10))
for order in (None, 0, 1, -1, 2, 3, 0.5, np.inf, -np.inf):
    print(order, np.linalg.norm([3, -4.0, 1], order).round(10))
print(np.linalg.norm(m, axis=0), np.linalg.norm(m, axis=1, keepdims=True))
print(np.linalg.norm(np.arange(8.0).reshape(2, 2, 2), axis=(1, 2)))
print(np.linalg.norm([3j, 4]), np.linalg.vector_norm(m), np.linalg.matrix_norm(m).round(10))
print(np.linalg.cond([[1, 2], [3, 4]]).round(8), np.linalg.cond([[1, 2], [2, 4]], 1), np.linalg.cond(np.eye(3), "fro"))
print(np.linalg.matrix_power([[1, 1], [1, 0]], 10))
print(np.linalg.matrix_power([[2.0, 0], [0, 4]], -2), np.linalg.matrix_power(np.eye(2, dtype=int), 0))
print(np.linalg.multi_dot([np.ones((2, 3)), np.ones((3, 4)), np.ones(4)]))
print(np.linalg.cross([1, 0, 0], [0, 1, 0]), np.linalg.outer([1, 2], [3, 4]))
print(np.linalg.trace(np.arange(8).reshape(2, 2, 2)), np.linalg.diagonal(np.arange(4).reshape(2, 2)))
print(np.linalg.vecdot([1, 2j], [1, 2j]), np.linalg.tensordot(np.ones((2, 3)), np.ones((2, 3))))
