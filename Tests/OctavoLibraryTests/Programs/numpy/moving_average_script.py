import numpy as np

t = np.arange(12)
series = np.array([3, 5, 4, 6, 8, 7, 9, 12, 11, 10, 13, 15.0])
window = 3
print(np.convolve(series, np.ones(window) / window, mode="valid").round(4))
c = np.cumsum(np.insert(series, 0, 0))
print(
    ((c[window:] - c[:-window]) / window).round(4),
    np.lib.stride_tricks.sliding_window_view(series, 4).mean(axis=1),
    series.reshape(4, 3).mean(axis=1),
    t[series > series.mean()],
    np.argmax(np.diff(series)),
)
