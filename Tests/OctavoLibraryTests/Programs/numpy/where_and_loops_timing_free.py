import numpy as np

values = []
for i in range(5):
    values.append(np.sin(i) ** 2 + np.cos(i) ** 2)
print(
    np.allclose(values, 1),
    np.array(values).round(12),
    sum(np.arange(5) ** 2),
    [int(np.sqrt(n)) for n in (4, 9, 16)],
)
total = 0
for row in np.arange(6).reshape(2, 3):
    for v in row:
        total += v
print(total, type(total).__name__, repr(total))
a = np.arange(5)
for i in range(len(a)):
    a[i] = a[i] ** 2 - i
print(a, a[a.argmax()], a.tolist().index(12))
