import numpy as np
from scipy.integrate import odeint, solve_ivp

sol = solve_ivp(lambda t, y: -0.5 * y, [0, 10], [2, 4, 8])
print(sol.t, sol.y[:, -1], sol.nfev, sol.status, sol.message)
sol = solve_ivp(lambda t, y: -0.5 * y, [0, 10], [2, 4, 8], t_eval=[0, 1, 2, 4, 10], method="RK23", rtol=1e-6)
print(sol.t, sol.y, sol.nfev, sol.success)


def hit(t, y):
    return y[0]


hit.terminal = True
hit.direction = -1
sol = solve_ivp(lambda t, y: [y[1], -0.5], [0, 100], [0, 10], events=hit, dense_output=True)
print(sol.t_events, sol.t, np.round(sol.sol(30.0), 8))
sol = solve_ivp(lambda t, z, a, b, c, d: [a * z[0] - b * z[0] * z[1], -c * z[1] + d * z[0] * z[1]], [0, 15], [10, 5], args=(1.5, 1, 3, 1))
print(sol.nfev, sol.y[:, -1])
stiff = solve_ivp(lambda t, y: [-100 * (y[0] - np.cos(t))], [0, 1], [0.0], method="Radau")
print(stiff.nfev, stiff.njev, stiff.nlu, np.round(stiff.y[0, -1], 6))
t = np.linspace(0, 2, 5)
print(np.round(odeint(lambda y, t, k: -k * y, 1.0, t, args=(2.0,)), 6))
