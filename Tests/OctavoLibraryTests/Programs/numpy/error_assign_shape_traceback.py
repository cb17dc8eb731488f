import numpy as np
grid = np.zeros((2, 3))
grid[0] = [1, 2]
