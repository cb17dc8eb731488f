import numpy as np

a = np.array([[10, 7, 4], [3, 2, 1]])
for method in ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
               "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"):
    print(method, np.quantile(a, [0.1, 0.5, 0.9], method=method), np.percentile(a, 40, axis=0, method=method))
print(np.quantile(a, 0.5, axis=1, keepdims=True), np.median(a, axis=0), np.nanquantile([1, np.nan, 3], 0.5))
print(np.quantile([1, 2, 3, 4], [0.25, 0.5], weights=[1, 1, 5, 1], method="inverted_cdf"))
print(np.average([1, 2, 3, 4], weights=[4, 3, 2, 1], returned=True), np.average(a, axis=1, weights=[1, 0, 1]))
x = np.array([[0, 2], [1, 1], [2, 0]]).T
print(np.cov(x), np.cov(x, bias=True), np.cov([1, 2, 3], [3, 1, 2]), np.cov(x, rowvar=False).shape)
print(np.cov(x, fweights=[1, 2, 1]), np.cov(x, aweights=[0.5, 1, 0.5]).round(8), np.cov([1, 2, 4.0], ddof=0).round(8))
print(np.corrcoef([1, 2, 3], [3, 1, 2]).round(8), np.corrcoef([1, 2, 3]))
print(np.nancumsum([1, np.nan, 2]), np.nancumprod([1, np.nan, 2]), np.nanargmax([[np.nan, 4], [2, 3]], axis=1), np.nanargmin([np.nan, 2, 1]))
print(np.nansum([[1, np.nan], [1, 1]], axis=0), np.nanmax([1, np.nan], keepdims=True), np.nanvar([1, np.nan, 3]))
for attempt in (lambda: np.quantile([1], 2), lambda: np.quantile([1, 2], 0.5, weights=[1, 1]), lambda: np.nanargmax([np.nan])):
    try:
        attempt()
    except ValueError as error:
        print(error)
