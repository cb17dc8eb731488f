import numpy as np
print(np.arange(6).reshape(2, 3))
print(repr(np.arange(6).reshape(2, 3)))
print(np.array([[1.5, 200.25], [-3, 4e-3]]))
print(repr(np.array([[1.5, 200.25], [-3, 4e-3]])))
print(np.arange(12).reshape(2, 2, 3))
print(repr(np.arange(8.0).reshape(2, 2, 2)))
print(np.zeros((1, 1, 1, 1)), np.zeros((2, 0)), np.array([[]]), np.ones((3, 1)), np.eye(2, dtype=int))
print(np.array([[1, -10], [100, 5]]), np.array([[0.1, 0.25], [1e6, 3]]), repr(np.arange(4).reshape(2, 2).T))
