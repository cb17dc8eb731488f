import numpy as np


def last_plus_one(values):
    return values[len(values)]


print(last_plus_one(np.arange(5)))
