import numpy as np
data = np.array([3.1, 0.2, 5.5, 2.2, 9.1])
x = np.sort(data)
y = np.arange(1, len(x) + 1) / len(x)
for value, share in zip(x, y):
    print(f"{value:5.1f} {share:.2f}")
print(np.searchsorted(x, 3.0) / len(x), np.interp(0.5, y, x), (data <= 3.0).mean())
