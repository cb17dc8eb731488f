import numpy as np

x = np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
print(np.mean(x), np.var(x), np.std(x), np.var(x, ddof=1), np.std(x, ddof=1), x.mean(), x.std())
m = np.arange(12.0).reshape(3, 4)
print(
    m.mean(axis=0),
    m.mean(axis=1, keepdims=True),
    m.std(axis=0),
    m.var(axis=1),
    np.mean(m[m > 3]),
    np.mean([[1, 2], [3, 4]], axis=(0, 1)),
)
print(
    repr(np.mean(np.array([1, 2, 4]))),
    np.mean([True, False]),
    np.std([5]),
    np.var(np.array([1 + 1j, 1 - 1j])),
)
