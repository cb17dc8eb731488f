import numpy as np
from scipy.optimize import least_squares

f = lambda x: np.array([x[0] - 1, x[1] - 2, x[0] * x[1]])

def attempt(*args, **kwargs):
    try:
        print(least_squares(*args, **kwargs).x)
    except Exception as e:
        print(type(e).__name__, e)

attempt(f, [1, 0.5], jac="5")
attempt(f, [1, 0.5], loss="5")
attempt(f, [1, 0.5], method="5")
attempt(f, [1, 0.5], method="lm", loss="huber")
attempt(f, [1, 0.5], bounds=(0, 0.1))
attempt(f, [1, 0.5], bounds=(1, 0))
attempt(f, [1, 0.5], bounds=(1, 0, 2))
attempt(f, [1, 0.5], bounds=([0, 0, 0], [1, 1, 1]))
attempt(f, [[1, 0.5]])
attempt(f, [1j, 0.5])
attempt(f, [1, 0.5], jac=lambda p: np.ones((3, 3)))
attempt(f, [1, 0.5], x_scale=[-1, 1])
attempt(f, [1, 0.5], x_scale=[1, 1, 1])
attempt(f, [1, 0.5], verbose=7)
attempt(f, [1, 0.5], max_nfev=0)
attempt(f, [1, 0.5], tr_solver="x")
attempt(lambda p: [np.nan], [1.0])
attempt(lambda p: [p[0]], [1.0, 2], method="lm")
attempt(f, [1, 0.5], foo=1)
