from scipy.optimize import minimize
r = minimize(lambda x: x[0] ** 2 + x[1] ** 2, [1.0, 1.0], method="Nelder-Mead", options={"disp": True})
print(r.success)
