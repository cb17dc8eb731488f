from scipy.optimize import minimize
import math


def banana(p):
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def himmelblau(p):
    x, y = p
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


def beale(p):
    x, y = p
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y * y) ** 2 + (2.625 - x + x * y**3) ** 2


for f, start in (
    (banana, (-1.2, 1)),
    (himmelblau, (0, 0)),
    (himmelblau, (-4, -4)),
    (beale, (1, 1)),
    (lambda p: math.cos(p[0]) + 0.1 * p[0] ** 2, (1.0,)),
):
    for method in ("Nelder-Mead", "L-BFGS-B", "BFGS"):
        r = minimize(f, start, method=method)
        print(method, r.success, [round(float(v), 3) + 0.0 for v in r.x], round(float(r.fun), 4) + 0.0)
