import numpy as np
print(1 / (1 + np.exp(-np.array([0.0, 800.0, -800.0]))))
print(np.float64(2.0) ** 5000)
print(np.square(np.array([1e200])))
