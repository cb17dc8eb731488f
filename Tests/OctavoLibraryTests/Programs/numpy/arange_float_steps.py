import numpy as np
print(np.arange(0.0, 0.5, 0.1))
print(np.arange(1, 2, 0.3), np.arange(-1, 1, 0.5), np.arange(10, 0, -2.5))
print(np.arange(0, 3, dtype=np.float32), np.arange(5, dtype=complex), np.arange(3.7), np.arange(2, 2))
