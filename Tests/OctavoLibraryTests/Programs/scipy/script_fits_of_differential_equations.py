"""Rates fitted to simulated data of differential equations, by solve_ivp and odeint."""
import numpy as np
from scipy.integrate import odeint, solve_ivp
from scipy.optimize import curve_fit, least_squares, minimize


def predator(t, z, a, b, c, d):
    x, y = z
    return [a*x - b*x*y, -c*y + d*x*y]


t = np.linspace(0, 10, 21)
true = (1.0, 0.3, 1.1, 0.2)
sol = solve_ivp(predator, (0, 10), [5, 2], args=true, t_eval=t, rtol=1e-8, atol=1e-8)
rng = np.random.default_rng(5)
data = sol.y * (1 + 0.02 * rng.standard_normal(sol.y.shape))


def resid(p):
    s = solve_ivp(predator, (0, 10), [5, 2], args=tuple(p), t_eval=t, rtol=1e-8, atol=1e-8)
    return (s.y - data).ravel()


r = least_squares(resid, [0.9, 0.25, 1.0, 0.25], bounds=(0, 3))
print("fitted:", np.round(r.x, 5), "cost %.6f" % r.cost, r.message)
cov = np.linalg.inv(r.jac.T @ r.jac) * 2*r.cost / (r.fun.size - 4)
for n, v, e in zip("abcd", r.x, np.sqrt(np.diag(cov))):
    print(f"{n} = {v:.4f} ± {e:.4f}")


def decay(y, t, k):
    return -k * y


def model(t, y0, k):
    return odeint(decay, y0, t, args=(k,)).ravel()


yd = model(t, 3.0, 0.4) + 0.02 * rng.standard_normal(t.size)
popt, pcov = curve_fit(model, t, yd, p0=[1, 1])
print("%.5f %.5f" % tuple(popt), np.sqrt(np.diag(pcov)).round(5))


def sir(y, t, beta, gamma):
    S, I, R = y
    return -beta*S*I, beta*S*I - gamma*I, gamma*I


tt = np.arange(0, 60.)
obs = odeint(sir, (0.99, 0.01, 0), tt, args=(0.35, 0.1))[:, 1]
m = minimize(lambda p: np.sum((odeint(sir, (0.99, 0.01, 0), tt, args=tuple(p))[:, 1] - obs)**2), [0.5, 0.2],
             method="Nelder-Mead")
print(m.x.round(4), m.success)
