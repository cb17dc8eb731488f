import numpy as np
counts = np.zeros(3, dtype=int)
counts += 0.5
