import numpy as np
from scipy.optimize import fsolve, root, brentq, newton, minimize_scalar
g = 9.81
def colebrook(Re, eps): return brentq(lambda f: 1/np.sqrt(f) + 2*np.log10(eps/3.7 + 2.51/(Re*np.sqrt(f))), 1e-4, 1)
for Re in (4e3, 1e5, 1e7): print("%9.2e" % Re, *("%.5f" % colebrook(Re, e) for e in (0, 1e-4, 1e-2)))
def vdw(V, P, T, a=3.592, b=.04267, R=.08206): return (P+a/V**2)*(V-b)-R*T
V = fsolve(vdw, 1.0, args=(10, 300)); print(V, type(V), V.shape)
print(newton(vdw, 2.0, args=(10, 300)), newton(vdw, 2., args=(10, 300), tol=1e-12, full_output=True, disp=False))
def circuit(v):
    Is, n, Vt = 1e-12, 1.5, .02585
    return [(5-v[0])/1e3-(v[0]-v[1])/2e3, (v[0]-v[1])/2e3-Is*(np.exp(v[1]/(n*Vt))-1)]
s = root(circuit, [3, .6]); print(s.x, s.success, s.nfev); print(s.message)
s = root(circuit, [3, .6], jac=lambda v: np.array([[-1/1e3-1/2e3, 1/2e3], [1/2e3, -1/2e3-1e-12/(1.5*.02585)*np.exp(v[1]/(1.5*.02585))]])); print(s.x, s.nfev, s.njev)
def heat(T): 
    r = np.empty_like(T); r[0] = T[0]-100; r[-1] = T[-1]-20
    r[1:-1] = T[2:]-2*T[1:-1]+T[:-2] + .01*(T[1:-1]-20)**1.2*-.5
    return r
T = fsolve(heat, np.linspace(100, 20, 11)); print(T.round(4))
m = minimize_scalar(lambda th: -(20**2*np.sin(2*th)/g), bounds=(0, np.pi/2), method="bounded"); print(np.degrees(m.x).round(3), (-m.fun).round(4)); print(m.message)
