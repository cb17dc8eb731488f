import numpy as np

data = np.array([1.0, 1.5, 2.0, 2.5, 2.5, 3.0, 9.0])
for kwargs in (
    {},
    {"bins": 4},
    {"bins": [0, 2, 4, 10]},
    {"bins": 3, "range": (0, 3)},
    {"bins": 4, "density": True},
    {"bins": 2, "weights": np.arange(7)},
    {"bins": "auto"},
    {"bins": "sturges"},
    {"bins": "fd"},
    {"bins": "scott"},
    {"bins": "sqrt"},
    {"bins": "rice"},
    {"bins": "doane"},
):
    counts, edges = np.histogram(data, **kwargs)
    print(kwargs, counts, edges)
print(
    np.histogram_bin_edges(data, 2),
    np.histogram([], bins=2),
    np.histogram([5, 5, 5], bins=2),
    np.histogram2d([1, 2], [1, 2], bins=2)[0],
    np.histogram([1, 2, 3], bins=[1, 2, 3]),
)
