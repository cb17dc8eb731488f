# x ** 0.5, x ** 2 and x ** -1 are sqrt, square and reciprocal, and warn as these do.
import warnings

import numpy as np

warnings.simplefilter("always")
for base in (np.array([-1.0, 2.0]), np.array([0.0, 1e200]), np.array([-2 + 0j, 3j]), np.array([4, 9]), np.float64(-1)):
    for exponent in (0.5, 2, -1, 2.0, -1.0, 3, np.float64(0.5)):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                print(repr(base**exponent), [str(w.message) for w in caught])
            except ValueError as error:
                print(error)
b = np.array([4.0, 9.0])
b **= 0.5
b **= 2
print(b)
