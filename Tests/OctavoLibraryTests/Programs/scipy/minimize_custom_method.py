import warnings
import numpy as np
from scipy.optimize import OptimizeResult, minimize

# Octavo warns where the gradient is not small at the end.
warnings.simplefilter("ignore")

def adam(fun, x0, jac, args=(), learning_rate=0.05, beta1=0.9, beta2=0.999, eps=1e-8, startiter=0, maxiter=1000,
         callback=None, **kwargs):
    x = x0
    m = np.zeros_like(x)
    v = np.zeros_like(x)
    for i in range(startiter, startiter + maxiter):
        g = jac(x)
        if callback and callback(x):
            break
        m = (1 - beta1) * g + beta1 * m
        v = (1 - beta2) * (g ** 2) + beta2 * v
        mhat = m / (1 - beta1 ** (i + 1))
        vhat = v / (1 - beta2 ** (i + 1))
        x = x - learning_rate * mhat / (np.sqrt(vhat) + eps)
    i += 1
    return OptimizeResult(x=x, fun=fun(x), jac=g, nit=i, nfev=i, success=True)

f = lambda x: (x[0] - 1) ** 2 + 3 * (x[1] + 2) ** 2
g = lambda x: np.array([2 * (x[0] - 1), 6 * (x[1] + 2)])
r = minimize(f, np.array([4.0, 1.0]), jac=g, method=adam)
print(np.round(r.x, 4), r.nit, r.success)
r = minimize(f, np.array([4.0, 1.0]), jac=g, method=adam, options={"maxiter": 5, "learning_rate": 0.5})
print(np.round(r.x, 4), r.nit)
r = minimize(lambda x: (f(x), g(x)), np.array([4.0, 1.0]), jac=True, method=adam)
print(np.round(r.x, 4))
