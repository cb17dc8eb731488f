"""COBYLA: constraints of each kind, bounds, limits, and the old name."""
import numpy as np
from scipy.optimize import LinearConstraint, NonlinearConstraint, fmin_cobyla, minimize, rosen


def show(r, digits=3):
    print(r.status, r.success, r.message, np.round(r.x, digits) + 0.0, round(float(r.fun), digits), r.maxcv < 1e-6)


wedge = [{"type": "ineq", "fun": lambda x: x[0] - 2 * x[1] + 2}, {"type": "ineq", "fun": lambda x: -x[0] - 2 * x[1] + 6},
         {"type": "ineq", "fun": lambda x: -x[0] + 2 * x[1] + 2}]
r = minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, [2, 0], method="COBYLA", constraints=wedge)
print(r.nfev, sorted(r))
show(r)
show(minimize(rosen, [-1.2, 1.0], method="COBYLA", bounds=[(-2, 0.5), (0, 2)]), 2)
show(minimize(lambda x: x @ x, [2, 0, 1.0], method="COBYLA", tol=1e-6,
              constraints=[{"type": "eq", "fun": lambda x: x.sum() - 1}, {"type": "ineq", "fun": lambda x: x - 0.1}]))
show(minimize(lambda x: x[0] * x[1], [1.0, 0.5], method="COBYLA", options={"rhobeg": 0.2},
              constraints=NonlinearConstraint(lambda x: x @ x, 0.5, 1.0), bounds=[(0.2, None), (0.3, 2)]))
show(minimize(lambda x: (x[0] - 3) ** 2 + x[1] ** 2, [0.0, 0.0], method="COBYLA",
              constraints=[LinearConstraint([[1, 1]], -np.inf, 2), NonlinearConstraint(lambda x: x[0], -5, 5)]))
r = minimize(lambda x: x @ x, [2, 0.0], method="COBYLA", constraints=[{"type": "ineq", "fun": lambda x: -1 - x @ x}])
print(r.success, r.message, round(r.maxcv, 6))
r = minimize(rosen, [-1.2, 1.0], method="COBYLA", options={"maxiter": 20})
print(r.nfev, r.success, r.message)
r = minimize(rosen, [-1.2, 1.0], method="COBYLA", options={"f_target": 5.0})
print(r.nfev, r.success, r.message)
calls = []


def stop(x):
    calls.append(x)
    if len(calls) == 3:
        raise StopIteration


r = minimize(rosen, [-1.2, 1.0], method="COBYLA", callback=stop)
print(r.nfev, r.status, r.success, r.message)
inside = [lambda x: 1 - (x[0] ** 2 + x[1] ** 2), lambda x: x[1]]
print(np.round(fmin_cobyla(lambda x: x[0] * x[1], [0.0, 0.1], inside, rhoend=1e-7), 4))
print(fmin_cobyla(lambda x, a: (x[0] - a) ** 2, [5.0], lambda x, b: b - x[0], args=(1,), consargs=(3,), disp=1))
for wrong in (3, [3]):
    try:
        fmin_cobyla(lambda x: x[0], [1.0], wrong)
    except TypeError as error:
        print(error)
