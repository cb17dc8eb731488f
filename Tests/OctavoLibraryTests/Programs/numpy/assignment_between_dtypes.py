import numpy as np
i = np.zeros(3, dtype=int)
i[0], i[1], i[2] = 3.9, True, np.float64(-2.5)
f = np.zeros(2)
f[:] = [1, True]
b = np.zeros(3, dtype=bool)
b[:] = [0, 2, -1]
s = np.array(["aaa", "b"])
s[0] = 12345
c = np.zeros(1, complex)
c[0] = 5
print(i, f, b, s, c)
i[:] = f[0]
i[:2] = np.array([7.9, 8.9])
print(i)
