import numpy as np
from scipy import integrate

for f, a, b in [(lambda x: x**2, 0, 4), (lambda x: np.exp(-x), 0, np.inf), (lambda x: np.exp(-x * x), -np.inf, np.inf), (lambda x: 1 / np.sqrt(x), 0, 1),
    (lambda x: np.log(x), 0, 1), (lambda x: np.sin(x) / x if x else 1.0, 0, 50), (lambda x: abs(x - 0.3), 0, 1), (lambda x: 1 / (1 + x * x), -np.inf, 0), (lambda x: x, 2, 1)]:
    value, error, info = integrate.quad(f, a, b, full_output=1)
    print(f"{value:.10g} {error < 1e-7} {info['neval']} {info['last']}")
print(integrate.quad(lambda x, a, b: a * x + b, 0, 1, args=(2, 1)))
print([f"{v:.8g}" for v in integrate.dblquad(lambda y, x: x * y**2, 0, 2, 0, 1)], f"{integrate.dblquad(lambda y, x: 1.0, 0, 1, lambda x: 0, lambda x: x)[0]:.8g}")
y = np.array([1.0, 4, 9, 16, 25])
print(integrate.trapezoid(y), integrate.simpson(y), integrate.simpson(y[:4]), integrate.cumulative_trapezoid(y, initial=0), integrate.romb(y))
print(integrate.simpson(y, x=[0, 1, 3, 4, 6]), round(integrate.fixed_quad(lambda x: x**3, 0, 1, n=3)[0], 12))
