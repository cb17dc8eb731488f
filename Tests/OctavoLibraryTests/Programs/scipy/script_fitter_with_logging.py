from __future__ import annotations
import argparse, logging, sys, math
import numpy as np
from typing import Callable, Sequence
from scipy.optimize import minimize, OptimizeResult, curve_fit
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout)
log = logging.getLogger("fit")
class Parameter:
    def __init__(self, name: str, value: float, lo: float = -math.inf, hi: float = math.inf, fixed: bool = False): self.name, self.value, self.lo, self.hi, self.fixed, self.error = name, value, lo, hi, fixed, None
    def __repr__(self): return f"<{self.name}={self.value:.5g}{'' if self.error is None else f'±{self.error:.2g}'}{' fixed' if self.fixed else ''}>"
class Fitter:
    def __init__(self, model: Callable, params: Sequence[Parameter]): self.model, self.params = model, {p.name: p for p in params}
    @property
    def free(self): return [p for p in self.params.values() if not p.fixed]
    def _chi2(self, v, x, y, e):
        kw = {p.name: p.value for p in self.params.values()} | dict(zip([p.name for p in self.free], v))
        return float(np.sum(((y-self.model(x, **kw))/e)**2))
    def fit(self, x, y, e=1.0, method="L-BFGS-B") -> OptimizeResult:
        r = minimize(self._chi2, [p.value for p in self.free], args=(x, y, e), method=method, bounds=[(p.lo, p.hi) for p in self.free])
        log.info("chi2=%.4f after %d evaluations: %s", r.fun, r.nfev > 0, r.message if not isinstance(r.message, bytes) else r.message.decode())
        n = len(self.free); H = np.zeros((n, n)); h = 1e-4*np.maximum(1, np.abs(r.x))
        for i in range(n):
            for j in range(n):
                pp, pm, mp, mm = (r.x.copy() for _ in range(4)); pp[i] += h[i]; pp[j] += h[j]; pm[i] += h[i]; pm[j] -= h[j]; mp[i] -= h[i]; mp[j] += h[j]; mm[i] -= h[i]; mm[j] -= h[j]
                H[i, j] = (self._chi2(pp, x, y, e)-self._chi2(pm, x, y, e)-self._chi2(mp, x, y, e)+self._chi2(mm, x, y, e))/(4*h[i]*h[j])
        cov = 2*np.linalg.inv(H)
        for p, v, s in zip(self.free, r.x, np.sqrt(np.diag(cov))): p.value, p.error = float(v), float(s)
        return r
def model(x, *, norm, slope, offset=0.0): return norm*x**slope+offset
def main(argv=None) -> int:
    ap = argparse.ArgumentParser(prog="fit"); ap.add_argument("-n", type=int, default=40); ap.add_argument("--fix", nargs="*", default=[]); a = ap.parse_args(argv)
    rng = np.random.default_rng(5); x = np.linspace(1, 10, a.n); y = model(x, norm=2, slope=.7, offset=1)+rng.normal(0, .1, a.n)
    F = Fitter(model, [Parameter("norm", 1, 0, 10), Parameter("slope", 1, 0, 3), Parameter("offset", 0, -5, 5, fixed="offset" in a.fix)])
    r = F.fit(x, y, .1); print(F.params); print("success:", r.success); return 0
if __name__ == "__main__":
    for args in ([], ["--fix", "offset"], ["-n", "20"]): main(args)
