import numpy as np

print(
    np.zeros(2),
    np.zeros((1, 2)),
    np.zeros([2, 1]),
    np.zeros(shape=2, dtype=int),
    np.ones((2, 2), dtype=bool),
    np.zeros(0),
    np.zeros((2, 0, 3)).shape,
    np.ones(1),
    np.full((2,), np.nan),
    np.full((1, 2), True),
    np.full(2, [1, 2]),
    np.zeros(2, dtype="complex"),
    np.ones(np.int64(2)),
    np.zeros(3, order="F").shape,
)
