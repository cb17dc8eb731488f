# Histograms, quantiles and interpolation.
import numpy as np
d = np.random.default_rng(1).normal(size=200)
h, e = np.histogram(d)
print(h, e)
print(np.histogram(d, bins=[-3, -1, 0, 1, 3], density=True))
print(np.histogram([1, 2, 1], bins=[0, 1, 2, 3], weights=[1, 0.5, 2]))
print(np.histogram_bin_edges(d, 'auto'), np.histogram_bin_edges(d, 'fd').size)
print(np.histogram_bin_edges(d, 'sturges').size)
H, xe, ye = np.histogram2d(d[:100], d[100:], bins=3)
print(H, xe, ye)
print(np.histogramdd(np.c_[d[:50], d[50:100], d[100:150]], bins=2)[0])
print(np.digitize([0.2, 6.4, 3, 1.6], [0, 1, 2.5, 4, 10]), np.digitize([1, 2], [1, 2], right=True))
print(np.bincount([0, 1, 1, 3, 2, 1, 7]), np.bincount([0, 1, 1], weights=[0.5, 1, 1]))
print(np.searchsorted([1, 2, 3, 4, 5], [0, 3, 6]), np.searchsorted([1, 2, 2, 3], 2, side='right'))
print(np.percentile(d, [25, 50, 75]), np.quantile(d, 0.9), np.median(d))
print(np.average([1, 2, 3], weights=[3, 2, 1]), np.std(d, ddof=1), np.var(d), np.ptp(d))
print(np.cov(d[:100], d[100:]), np.corrcoef(d[:100], d[100:]))
for f in (lambda: np.histogram([1, 2], bins=0), lambda: np.histogram([1, 2], bins=[3, 1]),
    lambda: np.histogram([1, np.nan]), lambda: np.bincount([-1]), lambda: np.bincount([1.5]),
    lambda: np.percentile([1, 2], 101), lambda: np.digitize([1], [1, 3, 2]), lambda: np.average([1, 2],
    weights=[1]), lambda: np.average([1, 2], weights=[1, -1]), lambda: np.histogram([1], bins='foo')):
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__, ex)
print(np.interp([1.5, 2.5, 9], [1, 2, 3], [10, 20, 30]), np.interp(0.5, [0, 1], [1j, 2]))
print(np.gradient([1, 4, 9, 16.0]), np.diff([1, 4, 9], n=2), np.trapezoid([1, 2, 3], dx=0.5))
print(np.cumsum([[1, 2], [3, 4]], axis=1), np.convolve([1, 2, 3], [0, 1, 0.5]))
print(np.convolve([1, 2, 3], [0, 1, 0.5], 'same'), np.correlate([1, 2, 3], [0, 1, 0.5], 'full'))
print(np.ediff1d([1, 2, 4, 7]), np.unwrap([0, 3, 6.5]))
