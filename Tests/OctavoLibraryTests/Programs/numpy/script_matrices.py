# np.matrix.
import numpy as np
m = np.matrix('1 2; 3 4')
print(m, repr(m), m * m, m.T, m.I, m.A, m.A1, m ** 2, m[0], m[:, 0], m[0, 1], m.sum(axis=0), m.shape)
print(np.multiply(m, m), m.H, np.asmatrix([[1, 2]]), np.bmat([[m, m]]), m.mean(1), m.tolist())
print(m.flatten(), m.ravel(), m + 1, m / 2, m.max(), m.argmax(0), m == m, 2 * m, m @ m)
print(np.linalg.inv(m), type(m * m), type(m[0]), type(np.linalg.inv(m)), m.getA())
print(np.mat if hasattr(np, 'mat') else 'gone', m.std(), m.diagonal(), m.trace(), np.trace(m), m.copy())
print(m.squeeze(), m.prod(), np.dot(m, m), [r for r in m])
