from scipy.optimize import minimize
import numpy as np

f = lambda x: (x**2).sum()
attempts = [
    lambda: minimize(f),
    lambda: minimize(f, [1.0], method="bogus"),
    lambda: minimize(f, [[1.0, 2.0]], method="Nelder-Mead"),
    lambda: minimize(lambda x: x, [1.0, 2.0], method="Nelder-Mead"),
    lambda: minimize(f, [1.0], method="L-BFGS-B", bounds=[(0, 1), (0, 1)]),
    lambda: minimize(f, [1.0], method="L-BFGS-B", bounds=[(2, 1)]),
    lambda: minimize(5, [1.0]),
    lambda: minimize(lambda x: "a", [1.0], method="Nelder-Mead"),
    lambda: minimize(lambda x, a: x[0] * a, [1.0], method="Nelder-Mead"),
    lambda: minimize(f, "x"),
    lambda: minimize(f, [1.0], metod="BFGS"),
    lambda: minimize(lambda x: 1 / 0, [1.0], method="Nelder-Mead"),
]
for attempt in attempts:
    try:
        attempt()
        print("fine")
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
