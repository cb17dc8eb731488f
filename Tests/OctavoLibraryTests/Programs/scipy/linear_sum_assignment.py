import numpy as np
from scipy.optimize import linear_sum_assignment

cost = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
rows, columns = linear_sum_assignment(cost)
print(rows, columns, cost[rows, columns].sum())
print(linear_sum_assignment(cost[:2], maximize=True), linear_sum_assignment(cost[:, :2]))
rng = np.random.default_rng(0)
big = rng.integers(0, 50, size=(12, 12))
print(linear_sum_assignment(big)[1])
for bad in [1, 2], [[np.nan, 1]], [[np.inf, np.inf], [1, 2]]:
    try:
        linear_sum_assignment(bad)
    except ValueError as e:
        print(e)
