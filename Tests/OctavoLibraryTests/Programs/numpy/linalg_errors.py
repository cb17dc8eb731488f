import numpy as np

L = np.linalg
attempts = [
    (L.solve, [1, 2], [1, 2]), (L.solve, [[1, 2, 3], [1, 2, 3]], [1, 2]), (L.solve, np.eye(3), [1, 2]),
    (L.solve, np.eye(3), np.ones((2, 2))), (L.inv, [[1, 2], [2, 4]]), (L.det, [1, 2]), (L.cholesky, -np.eye(2)),
    (L.eig, [[np.nan, 1], [1, 1]]), (L.lstsq, np.eye(3), np.ones(2)), (L.norm, np.ones((2, 2)), "x"),
    (L.norm, np.ones((2, 2, 2)), 2), (L.matrix_power, np.eye(2), 1.5), (L.eigh, np.eye(2), "X"),
    (L.multi_dot, [np.eye(2)]), (L.tensorinv, np.eye(2), 0), (L.qr, np.eye(2), "x"), (L.norm, np.ones(3), "fro"),
    (L.cross, [1, 2], [3, 4]), (L.outer, np.eye(2), [1]), (L.cond, np.zeros((0, 0))),
]
for function, *args in attempts:
    try:
        print(function(*args))
    except (ValueError, TypeError) as error:
        print(function.__name__, type(error).__name__, error)
print(issubclass(L.LinAlgError, ValueError), L.LinAlgError.__module__)
