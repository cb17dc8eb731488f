import numpy as np
from scipy.optimize import least_squares, Bounds

def rosenbrock(x):
    return np.array([10 * (x[1] - x[0] ** 2), 1 - x[0]])

def jacobian(x):
    return np.array([[-20 * x[0], 10], [-1, 0]])

def show(r):
    print(np.round(r.x, 6), round(r.cost, 8), r.nfev, r.njev, r.status, r.active_mask, r.message)

start = [-1.2, 1.0]
for method in "trf", "dogbox", "lm":
    show(least_squares(rosenbrock, start, method=method))
    show(least_squares(rosenbrock, start, jacobian, method=method))
    show(least_squares(rosenbrock, start, "3-point", method=method, x_scale="jac"))
for bounds in ([-np.inf, 1.5], np.inf), ([-2, -2], [0.5, 2]), Bounds([-2, -2], [2, 0.8]):
    show(least_squares(rosenbrock, [-1.2, 1.7] if bounds == ([-np.inf, 1.5], np.inf) else [-1.2, 0.5],
                       jacobian, bounds=bounds))
    show(least_squares(rosenbrock, [-1.2, 1.7] if bounds == ([-np.inf, 1.5], np.inf) else [-1.2, 0.5],
                       jacobian, bounds=bounds, method="dogbox"))
show(least_squares(rosenbrock, start, "cs"))
show(least_squares(rosenbrock, start, max_nfev=3))
show(least_squares(lambda x, a, b=1: [x[0] - a, x[0] - b], 3.0, args=(2,), kwargs={"b": 4}))
