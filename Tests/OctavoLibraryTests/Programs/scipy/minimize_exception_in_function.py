from scipy.optimize import minimize
calls = []


def f(x):
    calls.append(x.copy())
    if len(calls) == 4:
        raise ValueError("the model has no value here")
    return (x ** 2).sum()


for method in ("Nelder-Mead", "L-BFGS-B", "BFGS"):
    calls.clear()
    try:
        minimize(f, [1.0, 2.0], method=method)
    except ValueError as error:
        print(method, error, len(calls), calls[0])
