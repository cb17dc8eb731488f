# One exponent for a whole array takes the exact function where there is one.
import numpy as np

x = np.random.default_rng(0).uniform(0, 100, 5000)
print((x**0.5 == np.sqrt(x)).all(), (np.power(x, 0.5) == np.sqrt(x)).all(), (x**np.array(0.5) == np.sqrt(x)).all())
print((x**2 == x * x).all(), (x**-1 == 1 / x).all(), (x**-1.0 == 1 / x).all(), (x**1 == x).all())
y = x.copy()
y **= 0.5
print((y == np.sqrt(x)).all())
single = x.astype(np.float32)
print((single ** np.float32(0.5) == np.sqrt(single)).all(), (single**0.5).dtype)
special = np.array([-0.0, -np.inf, 0.0, 2.0, -1.0])
with np.errstate(all="ignore"):
    for exponent in (0.5, 2.0, -1.0, 1.0, 0.0, 3.0, -0.5):
        print(exponent, special**exponent)
