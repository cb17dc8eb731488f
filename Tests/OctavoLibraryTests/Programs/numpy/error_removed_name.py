import numpy as np

try:
    x = np.array([1.5], dtype=np.float)
except AttributeError as error:
    print(error)
