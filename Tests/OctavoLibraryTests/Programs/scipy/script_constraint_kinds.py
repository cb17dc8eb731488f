import numpy as np
from scipy.optimize import minimize, NonlinearConstraint, LinearConstraint, Bounds
# Hock-Schittkowski-like, vector constraints with args
def con(x, lim): return np.array([lim - x[0]**2 - x[1]**2, x[0] + x[1] - .5])
r = minimize(lambda x, c: c*(x[0]-2)**2+(x[1]-1)**2, [0, 0], args=(1.0,), constraints={"type": "ineq", "fun": con, "args": (1.0,)}); print(r.x.round(6), r.message, r.nit)
r = minimize(lambda x: -x[0]*x[1]*x[2], [1, 1, 1], bounds=[(0, 42)]*3, constraints=[{"type": "ineq", "fun": lambda x: 72-x[0]-2*x[1]-2*x[2]}, {"type": "ineq", "fun": lambda x: x[0]+2*x[1]+2*x[2]}]); print(r.x.round(4), round(r.fun, 3))
# infeasible
r = minimize(lambda x: x[0]**2, [1.0], constraints=[{"type": "ineq", "fun": lambda x: x[0]-2}, {"type": "ineq", "fun": lambda x: 1-x[0]}]); print(r.success, r.status, r.message)
# wrong constraint
for bad in ({"type": "foo", "fun": con}, {"fun": con}, {"type": "ineq"}, 3):
    try: minimize(lambda x: x[0]**2, [1.0], constraints=bad, method="SLSQP")
    except Exception as e: print(type(e).__name__, e)
try: minimize(lambda x: x[0]**2, [1.0], bounds=[(0, 1), (2, 3)])
except ValueError as e: print(e)
try: minimize(lambda x: x[0]**2, [1.0], bounds=[(2, 1)])
except ValueError as e: print(e)
try: minimize(lambda x: x[0]**2, [1.0], bounds=(0, 1))
except Exception as e: print(type(e).__name__, e)
r = minimize(lambda x: x @ x, np.ones(4), constraints=LinearConstraint(np.eye(4)[:2], [.5, .6], np.inf)); print(r.x.round(6))
r = minimize(lambda x: x @ x, np.ones(4), method="trust-constr", constraints=[LinearConstraint(np.ones(4), 2, 2)], options={"gtol": 1e-9}); print(r.x.round(6), r.constr[0].round(6), r.v[0].round(4), r.status)
r = minimize(lambda x: np.exp(x[0])*(4*x[0]**2+2*x[1]**2+4*x[0]*x[1]+2*x[1]+1), [-1, 1], method="COBYLA", constraints=[{"type": "ineq", "fun": lambda x: x[0]*x[1]-x[0]-x[1]+1.5 <= 0 and 1.0 or -(x[0]*x[1]-x[0]-x[1]+1.5)}, {"type": "ineq", "fun": lambda x: x[0]*x[1]+10}]); print(r.x.round(2), round(r.fun, 3))
r = minimize(lambda x: np.exp(x[0])*(4*x[0]**2+2*x[1]**2+4*x[0]*x[1]+2*x[1]+1), [-1, 1], method="SLSQP", jac="3-point", constraints=[{"type": "ineq", "fun": lambda x: -(x[0]*x[1]-x[0]-x[1]+1.5)}, {"type": "ineq", "fun": lambda x: x[0]*x[1]+10}]); print(r.x.round(5), round(r.fun, 6), r.nfev, r.njev)
w = minimize(lambda w: np.sum((w-[.4, .9, -.2])**2), [1/3]*3, bounds=Bounds(0, 1), constraints=NonlinearConstraint(lambda w: w.sum(), 1, 1), method="SLSQP"); print(w.x.round(6), w.x.sum().round(8))
r = minimize(lambda x: (x[0]-1)**2, [5.0], bounds=[(None, 3)], method="SLSQP", options={"maxiter": 1}); print(r.message, r.status)
r = minimize(lambda x: (x[0]-1)**2+(x[1]-1)**2, [5.0, 5], bounds=[(2, None), (None, None)], method="Nelder-Mead"); print(r.x.round(4))
