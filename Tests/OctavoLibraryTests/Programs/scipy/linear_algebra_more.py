import numpy as np
from scipy import linalg

a = np.array([[2, -1, 3], [0, 2, 0], [0, 0, 1]])
print(*linalg.ldl(a, lower=0), sep="\n")
w, v = linalg.eig(np.array([[1, 2, 3], [0, 4, 5], [0, -5, 4]]))
print(np.round(linalg.cdf2rdf(w, v)[0], 8))
band = np.array([[1, 2, 3, 4], [5, 5, 5, 0], [2, 2, 0, 0]])
print(np.round(linalg.eig_banded(band, lower=True, eigvals_only=True), 8))
print(np.round(linalg.solve_continuous_are([[4, 3], [-4.5, -3.5]], [[1], [-1]], [[9, 6], [6, 4.0]], 1), 6))
print(np.round(linalg.solve_discrete_are([[0, 1], [0, -1]], [[1, 0], [2, 1]], [[-4, -4], [-4, 7]], [[9, 3], [3, 1]]), 6))
print(linalg.fiedler_companion(np.poly(np.arange(1, 9, 2))), linalg.norm([3.0, 4.0]))
print(np.round(linalg.expm_frechet(np.eye(2), np.array([[0, 1.0], [1, 0]]))[1], 8))
