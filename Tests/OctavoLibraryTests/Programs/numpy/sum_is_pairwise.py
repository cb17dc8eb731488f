import numpy as np

x = np.full(1000, 0.1)
print(x.sum(), sum(x), x[:8].sum(), x[:9].sum(), x[:128].sum(), x[:129].sum(), x[:300].sum())
print(
    np.add.reduce(x),
    np.cumsum(x)[-1],
    x.reshape(10, 100).sum(),
    x.reshape(100, 10).sum(axis=0)[0],
    x.reshape(10, 100).sum(axis=1)[0],
)
y = 1.0 / np.arange(1, 10001)
print(y.sum(), y[::-1].sum(), y[::2].sum(), np.sum(y**2), y.mean(), y.std(), (y * y).sum())
print(
    np.array([1e100, 1.0, -1e100]).sum(),
    np.float32(0.1) * 3,
    np.full(1000, 0.1, np.float32).sum(),
    np.full(100, 0.1, np.float32).mean(),
)
