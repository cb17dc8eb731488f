"""Several laws from one module, dictionary of models, errors propagated, table printed."""
import numpy as np, math
from scipy.optimize import curve_fit, root_scalar, minimize, fsolve
from scipy.constants import h, c, k, N_A, R, g
def planck(lam, T, s): return s*2*h*c**2/lam**5/np.expm1(h*c/(lam*k*T))*1e-13
lam = np.linspace(.3e-6, 3e-6, 60); rng = np.random.default_rng(5); y = planck(lam, 5600, 1.)+.02*rng.normal(size=60)
p, cov = curve_fit(planck, lam, y, p0=[5000, 1]); print("T = %.1f ± %.1f K, s = %.4f" % (p[0], cov[0, 0]**.5, p[1]))
print("Wien b = %.6e" % (h*c/k/root_scalar(lambda x: (x-5)*math.exp(x)+5, bracket=[4, 6]).root))
def pend(T, th0): return [T[0]-2*np.pi*np.sqrt(T[1]/g)*(1+th0**2/16), T[1]-1.0]
print(fsolve(pend, [2, 1], args=(.3,)).round(6))
Tm = np.array([273, 300, 330, 360, 400.]); P = np.array([611, 3531, 17200, 62200, 245600.])
def antoine(T, A, B, C): return A-B/(T+C)
p, cov = curve_fit(antoine, Tm, np.log10(P), p0=[10, 2000, -30]); print(p.round(3), (10**antoine(373.15, *p)).round(0))
def arr(T, lnA, Ea): return lnA-Ea/(R*T)
kk = np.exp(arr(Tm, 20, 5e4))*(1+.01*rng.normal(size=5)); p, cov = curve_fit(arr, Tm, np.log(kk), sigma=np.full(5, .01), absolute_sigma=True)
print(f"Ea = {p[1]/1e3:.2f}({cov[1,1]**.5/1e3:.2f}) kJ/mol, A = {math.exp(p[0]):.3e}, rho = {cov[0,1]/math.sqrt(cov[0,0]*cov[1,1]):.5f}")
pos = np.array([[0, 0], [10, 0], [0, 10], [10, 10.]]); true = np.array([3.3, 6.1]); d = np.hypot(*(pos-true).T)+.05*rng.normal(size=4)
r = minimize(lambda q: np.sum((np.linalg.norm(pos-q, axis=1)-d)**2), [5, 5]); print(r.x.round(3), r.success)
lj = lambda x: sum(4*((1/rij)**12-(1/rij)**6) for i in range(3) for j in range(i) for rij in [np.linalg.norm(x.reshape(3, 2)[i]-x.reshape(3, 2)[j])])
r = minimize(lj, [0, 0, 1.2, 0, .5, 1.]); X = r.x.reshape(3, 2); print(round(r.fun, 6), np.round([np.linalg.norm(X[i]-X[j]) for i in range(3) for j in range(i)], 4))
chain = minimize(lambda y: np.sum((y[:-1]+y[1:])/2), np.zeros(11), constraints=[{"type": "eq", "fun": lambda y: [y[0], y[-1]-0]}, {"type": "ineq", "fun": lambda y: .4-np.hypot(.2, np.diff(y))}]); print(chain.success, chain.x.round(3), chain.nit)
