"""Initial value problems by all explicit methods: whole runs, single steps, events, interpolants, and mistakes."""
import numpy as np, warnings, math
from scipy.integrate import solve_ivp, odeint
def lv(t, z, a, b, c, d):
    x, y = z
    return [a*x - b*x*y, -c*y + d*x*y]
for m in ("RK23", "RK45", "DOP853", "Radau"):
    s = solve_ivp(lv, (0, 5), [5, 2], args=(1., .3, 1.1, .2), method=m); print(m, s.nfev, s.njev, s.nlu, len(s.t), s.y[:, -1], s.status, s.message)
    s = solve_ivp(lv, (5, 0), [5, 2], args=(1., .3, 1.1, .2), method=m, t_eval=np.linspace(5, 0, 6), rtol=1e-7, atol=1e-9); print(s.nfev, s.t, s.y[0])
    s = solve_ivp(lv, (0, 5), [5, 2], args=(1., .3, 1.1, .2), method=m, dense_output=True, max_step=.5); print(s.nfev, s.sol(2.5), s.sol([1, 2, 4.9])[1])
    e = lambda t, z, *a: z[0]-z[1]
    e.terminal, e.direction = True, -1
    s = solve_ivp(lv, (0, 5), [5, 2], args=(1., .3, 1.1, .2), method=m, events=e); print(s.nfev, s.t_events, s.y_events, s.status)
print(solve_ivp(lambda t, y: -0.5*y, [0, 10], [2, 4, 8]))
print(solve_ivp(lambda t, y: 1j*y, [0, 1], [1+0j]).y[:, -1])
print(solve_ivp(lambda t, y: math.sin(t), (0, 3), [0.], t_eval=[1, 2, 3]).y)
print(solve_ivp(lambda t, y: -y, (0, 1), [1.], first_step=.1, atol=[1e-8], rtol=1e-6, method="DOP853").t)
print(solve_ivp(lambda t, y: y**2, (0, 2), [1.]).message, solve_ivp(lambda t, y: y, (0, 0), [1.]).t)
print(solve_ivp(lambda t, y: np.array([[0, 1], [-1, 0]])@y, (0, 6), [1., 0], vectorized=True).nfev)
for c in (lambda: solve_ivp(lambda t, y: [1, 2, 3], (0, 1), [1., 2]), lambda: solve_ivp(lambda t, y: 1/0, (0, 1), [1.]), lambda: solve_ivp(lambda t, y: y, (0, 1), [[1.]]), lambda: solve_ivp(lambda t, y: y, (0, 1), [1.], max_step=-1), lambda: solve_ivp(lambda t, y: y, (0, 1), [1.], first_step=5), lambda: solve_ivp(lambda t, y: y, (0, 1), [1.], t_eval=[2]), lambda: solve_ivp(lambda t, y: y, (0, 1), [np.nan]), lambda: solve_ivp(lambda t, y: y[5], (0, 1), [1.]), lambda: odeint(lambda y, t: [1, 2], [1.], [0, 1]), lambda: odeint(lambda y, t: y, [[1.]], [0, 1]), lambda: odeint(lambda y, t: y, [1.], [0, 2, 1])):
    try: print(c())
    except Exception as err: print(type(err).__name__, str(err)[:110])
calls = [0]
def counted(t, y): calls[0] += 1; return -y
s = solve_ivp(counted, (0, 1), [1.]); print(s.nfev, calls)
def branchy(t, y): return -y if t < .5 else [y[0]]
print(solve_ivp(branchy, (0, 1), [1.], rtol=1e-6).nfev)
k = 2.0
def glob(t, y): return -k*y
print(solve_ivp(glob, (0, 1), [1.]).y[0, -1].round(8)); k = 3.0; print(solve_ivp(glob, (0, 1), [1.]).y[0, -1].round(8))
t = np.linspace(0, 10, 6)
print(odeint(lambda y, t: [y[1], -y[0]-.1*y[1]], [1, 0], t).round(5))
print(odeint(lambda t, y, a: -a*y, [1., 2], t, args=(.5,), tfirst=True).round(5)[-1])
print(odeint(lambda y, t: -y, 1.0, [0, 1, 1, 2]).round(5).ravel(), odeint(lambda y, t: -y, 1.0, [2, 1, 0]).round(4).ravel())
print(odeint(lambda y, t: [-1000*y[0]+3000-2000*np.exp(-t)], [0.], np.linspace(0, 4, 5)).round(5).ravel())
def pend(y, t, b, c): th, w = y; return [w, -b*w-c*np.sin(th)]
print(odeint(pend, [np.pi-.1, 0.], np.linspace(0, 10, 5), args=(.25, 5.)).round(4))
