import numpy as np
print(np.arange(2000))
print(repr(np.arange(2000)))
print(np.zeros((50, 50)))
print(np.arange(10000).reshape(100, 100))
print(repr(np.linspace(0, 1, 1001)))
print(np.arange(1000).sum(), np.arange(1001))
print(np.arange(3000).reshape(10, 10, 30))
