import numpy as np
a = np.zeros(4, dtype=int)
a[[0, 0, 1]] += 1
print(a)
np.add.at(a, [0, 0, 1], 1)
print(a)
a[[3, 3]] = [5, 6]
print(a, np.bincount([0, 0, 1, 3], minlength=5), a[[0, 0, 3]])
