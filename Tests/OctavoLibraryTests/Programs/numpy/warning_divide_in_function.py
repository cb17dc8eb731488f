import numpy as np


def normalise(x):
    return x / x.sum()


print(normalise(np.array([1.0, 3.0])))
print(normalise(np.array([0.0, 0.0])))
print(normalise(np.array([1.0, -1.0])))
