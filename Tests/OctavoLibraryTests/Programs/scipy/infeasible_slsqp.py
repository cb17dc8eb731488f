"""SLSQP where the constraints contradict each other says so, at a point of its own."""
from scipy.optimize import minimize

for constraints, more in (
    ([lambda x: x[0] - 2, lambda x: 1 - x[0]], {}),
    ([lambda x: x[0] + x[1] - 2], {"bounds": [(0, 0.5)] * 2}),
):
    found = minimize(
        lambda x: x[0] ** 2 + x[1] ** 2, [1.0, 0], constraints=[{"type": "ineq", "fun": f} for f in constraints], **more)
    print(found.success, found.status, found.message)
