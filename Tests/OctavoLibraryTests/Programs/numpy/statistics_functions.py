import numpy as np

x = np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
y = np.array([1.0, 3.0, 2.0, 5.0, 4.0, 6.0, 8.0, 7.0])
print(
    np.percentile(x, 50),
    np.percentile(x, [25, 75]),
    np.quantile(x, 0.9),
    np.percentile(x, 30, method="lower"),
    np.quantile([1, 2, 3, 4], 0.4, method="nearest"),
    np.quantile(x, [0.1, 0.5], method="hazen"),
    np.percentile([[1, 2], [3, 4]], 50, axis=0),
    np.cov(x, y),
    np.corrcoef(x, y)[0, 1],
    np.cov(x),
    np.var(x),
    np.std(x),
    np.diff(x),
    np.diff([1, 4, 9, 16], n=2),
    np.gradient([1.0, 4.0, 9.0]),
    np.cumsum(y),
    np.trapezoid(y),
    np.trapezoid([1, 2, 3], dx=0.5),
    np.interp(2.5, [1, 2, 3], [10, 20, 30]),
    np.interp([0, 9], [1, 2], [5, 6]),
    np.convolve([1, 2, 3], [0, 1, 0.5]),
    np.convolve([1, 2, 3], [1, 1], "valid"),
    np.convolve([1, 2, 3], [1, 1, 1], "same"),
    np.correlate([1, 2, 3], [0, 1, 0.5]),
    np.ediff1d([1, 2, 4]),
    np.polyfit([0, 1, 2], [1, 3, 5], 1).round(10),
    np.polyval([1, 2, 3], 2),
    np.roots([1, -3, 2]),
    np.allclose([1, 2], [1, 2 + 1e-9]),
    np.isclose([1, 2], [1, 2.1]),
    np.array_equal([1, 2], [1, 2]),
    np.array_equiv([1, 1], [[1, 1]]),
)
for attempt in (
    lambda: np.percentile(x, 101),
    lambda: np.quantile(x, -0.1),
    lambda: np.quantile(x, 0.5, method="bogus"),
    lambda: np.percentile([], 50),
    lambda: np.interp([1], [1, 2], [1]),
    lambda: np.convolve([], [1]),
    lambda: np.corrcoef([1, 2], [1, 2, 3]),
):
    try:
        print(attempt())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, str(error).split("\n")[0][:100])
