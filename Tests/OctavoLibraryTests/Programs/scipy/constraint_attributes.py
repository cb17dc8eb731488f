"""What constraints show of themselves, and results whose arrays just fill a line."""
import numpy as np
from scipy.optimize import LinearConstraint, NonlinearConstraint, OptimizeResult, isotonic_regression

linear = LinearConstraint([[1, 2]], 0, 1)
print(repr(linear.A), repr(linear.lb), repr(linear.ub), repr(linear.keep_feasible))
print(linear.residual([1, 1]))
for bounds in ((0, 1), (-np.inf, [1, 2]), (np.array([0.5]), np.inf)):
    constraint = NonlinearConstraint(lambda x: x[0], *bounds)
    print(repr(constraint.lb), repr(constraint.ub), constraint.jac, constraint.keep_feasible)
print(isotonic_regression([1, 3, 2, 4, 3, 5]))
for count in range(4, 9):
    print(OptimizeResult(x=np.arange(count) / 7, multipliers=np.arange(count) * 1.0))
    print(OptimizeResult(x=np.ones((2, count)), pair=(np.ones(count), 1)))
