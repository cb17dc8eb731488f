from scipy.optimize import minimize

r = minimize(
    lambda x: (x[0] - 1) ** 2 + x[1] ** 4,
    [0.0, 1.0],
    jac=lambda x: [2 * (x[0] - 1), 4 * x[1] ** 3],
    method="L-BFGS-B",
    bounds=[(0, 0.5), (0.5, 2)],
)
print(r)
print(repr(r.hess_inv).startswith("<2x2 LbfgsInvHessProduct"), r.hess_inv.todense().round(3))
