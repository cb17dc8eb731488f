import numpy as np

print(
    np.array([1e-3, 1e3]),
    np.array([1e-4, 1e4]),
    np.array([1e-5, 1e5]),
    np.array([123.456, 1e-3]),
    np.array([1e15, 1.5]),
    np.array([0.1 + 0.2, 0.3]),
    np.array([1 / 3, 100]),
    np.array([2 / 3, 1e8]),
    np.array([1e9, 1e-9]),
    np.array([1.10, 2.20, 3.30]),
    np.array([np.pi, np.e]) * 1000,
    np.array([1e-8, 0]),
    np.array([12345678.9, 0.1]),
    np.array([0.001, 0.01, 0.1]),
    np.array([1000000.0, 1.0]),
    np.array([99999.5, 1e-4]),
)
print(
    np.array([[1e-3, 1e3], [1, 10]]),
    np.array([[1e-10, 1], [2, 3]]),
    np.array([-0.0, 1e-20]),
    np.exp(np.arange(0, 20, 4)),
    np.array([1.5, np.nan, np.inf]),
    np.array([[np.nan, 1], [-1, 1000.25]]),
    10.0 ** np.arange(-3, 4),
    10.0 ** np.arange(-5, 5),
    np.array([1, 1.00001]),
    np.array([1, 1.000000001]),
    np.array([0.99999999, 1]),
)
