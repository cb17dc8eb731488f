import numpy as np
a = np.array([3.0, -1.0, 2.0, -5.0])
a[a < 0] = 0
print(a)
a[a > 0] *= 10
print(a)
a[[True, False, True, False]] = [7, 8]
print(a)
m = np.arange(6).reshape(2, 3)
m[m % 2 == 0] = -1
print(m)
m[:, [True, False, True]] = 0
print(m)
b = np.zeros(3, bool)
b[1] = 5
print(b, np.putmask(a, a > 5, 1), a, np.place(a, a == 1, [9]), a, np.copyto(a, 4), a)
