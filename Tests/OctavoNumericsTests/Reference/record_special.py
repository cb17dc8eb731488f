"""Records the installed scipy.special over grids in special.json. Usage: python3 record_special.py"""
import itertools
import json
import os

import numpy as np
import scipy
from scipy import special

inf, nan = np.inf, np.nan
REALS = [-inf, -150.0, -40.0, -37.6, -21.0, -19.5, -8.0, -3.3, -1.0, -0.999, -0.5, -1e-3, -1e-10, -0.0, 0.0, 1e-300,
         1e-10, 1e-3, 0.5, 0.999, 1.0, 1.5, 2.0, 3.3, 8.0, 21.0, 40.0, 171.5, 1e5, inf, nan]
PROBABILITIES = [-0.1, 0.0, 1e-300, 1e-20, 1e-10, 1e-3, 0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.99, 1 - 1e-10, 1.0, 1.2, nan]
SHAPES = [-1.0, 0.0, 1e-3, 0.3, 0.5, 1.0, 2.5, 10.0, 99.5, 1e4, inf, nan]
# Zero and infinite shapes make the inverses constant; SciPy's answers there are mixed and of no use.
POSITIVE = [-1.0, 1e-3, 0.3, 0.5, 1.0, 2.5, 10.0, 99.5, 1e4, nan]
ABSCISSAS = [-1.0, 0.0, 1e-12, 1e-3, 0.3, 1.0, 2.0, 9.0, 11.0, 90.0, 1e4, 1.01e4, inf, nan]
ONE = {
    "erf": REALS, "erfc": REALS, "erfinv": [-1.0, -0.99, -0.3, 0.0, 1e-10] + PROBABILITIES, "erfcinv": PROBABILITIES + [1.7, 2.0, 2.1],
    "ndtr": REALS, "log_ndtr": REALS, "ndtri": PROBABILITIES, "gamma": REALS, "gammaln": REALS, "psi": REALS,
    "entr": REALS, "expit": REALS, "logit": PROBABILITIES,
}
TWO = {
    "gammainc": (SHAPES, ABSCISSAS), "gammaincc": (SHAPES, ABSCISSAS),
    "gammaincinv": (POSITIVE, PROBABILITIES[1:-2]), "gammainccinv": (POSITIVE, PROBABILITIES[1:-2]),
    "betaln": ([0.3, 1.0, 2.5, 80.0, 1e4], [0.3, 1.0, 2.5, 80.0, 1e4]), "xlogy": (REALS, REALS), "xlog1py": (REALS, REALS),
    "polygamma": ([0, 1, 2, 3], [v for v in REALS if v > -2]),
}
THREE = {
    "betainc": (SHAPES, SHAPES, PROBABILITIES), "betaincc": (SHAPES, SHAPES, PROBABILITIES),
    "betaincinv": (POSITIVE, POSITIVE, PROBABILITIES), "betainccinv": (POSITIVE, POSITIVE, PROBABILITIES),
}


def number(v):
    v = float(v)
    return v if np.isfinite(v) else repr(v)


def rows():
    grids = {n: (g,) for n, g in ONE.items()} | TWO | THREE
    for name, grid in grids.items():
        function = getattr(special, name)
        arguments = list(itertools.product(*grid))
        with np.errstate(all="ignore"):
            values = [number(function(*a)) for a in arguments]
        yield {"name": name, "arguments": [[number(v) for v in a] for a in arguments], "values": values}


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "special.json"), "w") as file:
        lines = ",\n".join(json.dumps(r) for r in rows())
        file.write(f'{{"recorded_with": "scipy {scipy.__version__}", "functions": [\n{lines}\n]}}\n')
