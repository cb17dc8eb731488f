import numpy as np
from scipy.optimize import curve_fit

x = np.linspace(0, 4, 10)
y = 2 * np.exp(-x)
model = lambda x, a, b: a * np.exp(-b * x)

def attempt(*args, **kwargs):
    try:
        print(curve_fit(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

attempt(model, x, y[:5])
attempt(model, [1], [1])
attempt(model, x, [np.nan] * 10)
attempt(model, x, [])
attempt(lambda *a: 1, x, y)
attempt(model, x, y, maxfev=2)
attempt(model, x, y, sigma=np.ones(3))
attempt(model, x, y, sigma=-np.eye(10))
attempt(model, x, y, method="lm", bounds=(0, 1))
attempt(model, x, y, bounds=(1, 0))
attempt(model, x, y, p0=[5, 5], bounds=(0, 1))
attempt(model, x, y, foo=1)
attempt(model, x, y, args=(1,))
attempt(model, x, y, nan_policy="propagate")
attempt(model, x, y, nan_policy="other")
attempt(3, x, y)
