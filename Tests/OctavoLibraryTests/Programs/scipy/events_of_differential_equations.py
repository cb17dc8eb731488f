"""Events: terminal and counted, both directions, with and without wanted times, by kernels and by the machine."""
import numpy as np
from scipy.integrate import solve_ivp
def upward_cannon(t, y): return [y[1], -0.5]
def hit_ground(t, y): return y[0]
hit_ground.terminal = True; hit_ground.direction = -1
def apex(t, y): return y[1]
sol = solve_ivp(upward_cannon, [0, 100], [0, 10], events=(hit_ground, apex), dense_output=True); print(sol.t_events, sol.t.round(8), sol.sol(sol.t_events[1][0]).round(8)+0, sol.status, sol.message)
for kw in ({}, {"t_eval": np.linspace(0, 100, 11)}, {"t_eval": np.linspace(0, 40, 5), "max_step": 3}, {"method": "RK23"}, {"method": "DOP853", "t_eval": [0, 1, 39, 41]}, {"method": "Radau"}):
    sol = solve_ivp(upward_cannon, [0, 100], [0, 10], events=(hit_ground, apex), **kw); print([e.round(8) for e in sol.t_events], [e.round(6)+0 for e in sol.y_events], sol.t.round(6), sol.y[0].round(6)+0, sol.status, sol.nfev)
def fall(t, y, g, k): return [y[1], -g - k*y[1]]
def ground(t, y, g, k): return y[0]
ground.terminal, ground.direction = 2, 0
s = solve_ivp(fall, (0, 10), [1, 3], args=(9.81, .1), events=ground, rtol=1e-8); print(s.t_events, s.y_events[0].round(8)+0, s.t[-1], s.status)
osc = lambda t, y: [y[1], -y[0]]
e1 = lambda t, y: y[0]; e2 = lambda t, y: y[1]; e1.direction = 1
s = solve_ivp(osc, (0, 20), [1., 0], events=[e1, e2], rtol=1e-9, atol=1e-9, t_eval=[5, 10]); print([x.round(6) for x in s.t_events], s.t, s.y.round(6))
s = solve_ivp(osc, (20, 0), [1., 0], events=[e1, e2], rtol=1e-9, atol=1e-9); print([x.round(6) for x in s.t_events], len(s.t))
s = solve_ivp(osc, (0, 3), [0., 1], events=e1); print(s.t_events)
n = [0]
def counted(t, y): n[0] += 1; return y[0]
s = solve_ivp(osc, (0, 6), [1., 0], events=counted); print(s.t_events, n[0] > 0)
try: solve_ivp(osc, (0, 6), [1., 0], events=lambda t, y: 1/0)
except ZeroDivisionError as e: print(e)
def bad(t, y):
    if t > 3: raise RuntimeError("late")
    return y[0]
try: solve_ivp(osc, (0, 6), [1., 0], events=bad)
except RuntimeError as e: print(e)
