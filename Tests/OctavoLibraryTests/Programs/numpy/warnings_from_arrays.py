import numpy as np
a = np.array([1.0, 0.0, -1.0])
print(a / 0)
print(np.log(a))
print(np.sqrt(a))
print(np.array([1, 2]) // 0)
print(np.array([1, 2]) % np.array([0, 1]))
print(np.exp(np.array([1000.0])))
print(np.array([1e308]) * 10)
print(np.arcsin(np.array([2.0])))
for _ in range(3):
    np.log(np.zeros(2))
print(np.power(0.0, -1))
