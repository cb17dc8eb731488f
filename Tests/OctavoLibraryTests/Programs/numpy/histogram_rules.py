import numpy as np

x = np.array([0, 0, 0, 1, 2, 3, 3, 4, 5, 7.5, 9, 12])
for rule in ("auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"):
    print(rule, np.histogram_bin_edges(x, rule).round(6))
print(np.histogram([1, 2, 1], bins=[0, 1, 2, 3]), np.histogram(x, 3, range=(0, 6)), np.histogram(x, 2, density=True))
print(np.histogram([1, 2, 1], 2, weights=[0.5, 1, 2]), np.histogram_bin_edges([1, 2, 3], 2))
counts, xs, ys = np.histogram2d([1, 2, 2, 3], [1, 1, 2, 4], bins=[2, [0, 1.5, 5]])
print(counts, xs, ys)
counts, edges = np.histogramdd(np.arange(12).reshape(4, 3), bins=2, density=True)
print(counts.shape, counts[0], edges[2])
print(np.histogram2d([0, 1], [0, 1], bins=2, range=[[0, 2], [0, 2]], weights=[2, 3])[0])
print(np.digitize([0.2, 6.4, 3.0, 1.6], [0.0, 1.0, 2.5, 4.0, 10.0]), np.bincount([0, 1, 1, 3], weights=[1, 2, 3, 4], minlength=6))
for attempt in (
    lambda: np.histogram([1], "x"), lambda: np.histogram([1], 0), lambda: np.histogram([1], [2, 1]),
    lambda: np.histogram2d([1], [1, 2]), lambda: np.histogramdd(np.ones((3, 2)), bins=[1, 2, 3]),
):
    try:
        attempt()
    except ValueError as error:
        print(error)
