import numpy as np
print(np.linspace(0, 2 * np.pi, 9))
print(np.linspace(-3, 3, 7), np.linspace(5, 1, 5), np.linspace(0, 1, 3).dtype, np.linspace(0, 1, 11)[3])
values, step = np.linspace(0, 1, 10, endpoint=False, retstep=True)
print(values, step)
print(np.linspace(0, 1, 50).sum(), len(np.linspace(1, 2)))
