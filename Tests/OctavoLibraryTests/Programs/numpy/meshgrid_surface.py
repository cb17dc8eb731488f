import numpy as np
x, y = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 3))
z = x ** 2 + y ** 2
print(x, y, z, sep="\n")
print(z.shape, z.min(), np.unravel_index(z.argmin(), z.shape), x.ravel()[:3], np.c_[x.ravel(), y.ravel()][7])
