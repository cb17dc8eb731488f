import warnings
from scipy.optimize import minimize
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    r = minimize(lambda x: (x[0] - 1) ** 2, [0.5], method="Nelder-Mead", options={"nonsense": 1})
    minimize(lambda x: (x[0] - 1) ** 2, [0.5], method="Nelder-Mead", jac=lambda x: 2 * (x - 1))
    minimize(lambda x: (x[0] - 1) ** 2, [5.0], method="Nelder-Mead", bounds=[(0, 2)])
    minimize(lambda x: (x[0] - 1) ** 2, [0.5], method="BFGS", bounds=[(0, 2)])
for w in caught:
    print(w.category.__name__, w.message)
print(r.success)
