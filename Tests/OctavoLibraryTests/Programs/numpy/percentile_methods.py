import numpy as np

x = np.array([15.0, 20.0, 35.0, 40.0, 50.0])
for method in (
    "linear",
    "lower",
    "higher",
    "nearest",
    "midpoint",
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "median_unbiased",
    "normal_unbiased",
):
    print(method, np.percentile(x, [5, 30, 40, 50, 95], method=method).round(6))
print(
    np.median(x),
    np.quantile(x, 0.3),
    np.percentile(np.arange(10), 25),
    np.percentile([1, 2], 50),
    repr(np.percentile([1, 2, 3], 50)),
    np.nanpercentile([1, np.nan, 3], 50),
    np.percentile(x.reshape(1, -1), 50, axis=1, keepdims=True),
)
