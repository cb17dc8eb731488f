import numpy as np
from dataclasses import dataclass, field
from scipy.optimize import least_squares, curve_fit
@dataclass
class FitResult:
    names: list
    values: np.ndarray
    errors: np.ndarray
    chisq: float
    def __str__(self):
        return "\n".join(f"{n:<10}{v: .6e} +- {e:.2e}" for n, v, e in zip(self.names, self.values, self.errors))
class Model:
    names = ["amplitude", "phase", "omega"]
    def __init__(self, x, y): self.x, self.y = np.asarray(x), np.asarray(y)
    def __call__(self, x, A, phi, w): return A * np.sin(w * x + phi)
    def residuals(self, p): return self(self.x, *p) - self.y
    def jac(self, p):
        A, phi, w = p
        s, c = np.sin(w*self.x + phi), np.cos(w*self.x + phi)
        return np.stack([s, A*c, A*c*self.x], axis=1)
    def fit(self, p0, **kw):
        r = least_squares(self.residuals, p0, jac=self.jac, **kw)
        H = r.jac.T @ r.jac
        cov = np.linalg.inv(H) * (2 * r.cost) / (self.x.size - len(p0))
        return FitResult(self.names, r.x, np.sqrt(np.diag(cov)), 2 * r.cost), r
rng = np.random.default_rng(11)
x = np.linspace(0, 6, 80)
y = 1.5*np.sin(2.1*x + .4) + 0.1*rng.standard_normal(80)
m = Model(x, y)
for meth in ("trf", "dogbox", "lm"):
    fr, r = m.fit([1, 0, 2], method=meth)
    print(meth, r.nfev, r.njev, r.status)
    print(fr)
p, c = curve_fit(m, x, y, [1, 0, 2]); print(p)
p, c = curve_fit(m, x, y, [1, 0, 2], jac=lambda x, *p: m.jac(p)); print(p)
