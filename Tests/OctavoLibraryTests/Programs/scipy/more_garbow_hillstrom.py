"""The least-squares problems of Moré, Garbow and Hillstrom (ACM TOMS 7, 1981), from their starts: sums of squares."""
import warnings

import numpy as np
from scipy.optimize import least_squares, leastsq

warnings.simplefilter("ignore")
exp, sin, cos, sqrt = np.exp, np.sin, np.cos, np.sqrt
bard = np.array([.14, .18, .22, .25, .29, .32, .35, .39, .37, .58, .73, .96, 1.34, 2.1, 4.39])
kowalik_y = np.array([.1957, .1947, .1735, .1600, .0844, .0627, .0456, .0342, .0323, .0235, .0246])
kowalik_u = np.array([4, 2, 1, .5, .25, .167, .125, .1, .0833, .0714, .0625])
meyer = np.array([34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872])
osborne1 = np.array([
    .844, .908, .932, .936, .925, .908, .881, .850, .818, .784, .751, .718, .685, .658, .628, .603, .580, .558, .538,
    .522, .506, .490, .478, .467, .457, .448, .438, .431, .424, .420, .414, .411, .406])
osborne2 = np.array([
    1.366, 1.191, 1.112, 1.013, .991, .885, .831, .847, .786, .725, .746, .679, .608, .655, .616, .606, .602, .626,
    .651, .724, .649, .649, .694, .644, .624, .661, .612, .558, .533, .495, .500, .423, .395, .375, .372, .391, .396,
    .405, .428, .429, .523, .562, .607, .653, .672, .708, .633, .668, .645, .632, .591, .559, .597, .625, .739, .710,
    .729, .720, .636, .581, .428, .292, .162, .098, .054])


def linear_full(x, m=20):
    return np.array([(x[i] if i < len(x) else 0) - 2 / m * x.sum() - 1 for i in range(m)])


def linear_one(x, m=10):
    weights = np.arange(1, len(x) + 1)
    return np.arange(1, m + 1) * (weights @ x) - 1


def linear_one_zeros(x, m=10):
    inner = np.arange(2, len(x)) @ x[1:-1]
    return np.array([-1.0] + [i * inner - 1 for i in range(1, m - 1)] + [-1.0])


def helical(x):
    theta = np.arctan2(x[1], x[0]) / (2 * np.pi)
    return np.array([10 * (x[2] - 10 * theta), 10 * (sqrt(x[0] ** 2 + x[1] ** 2) - 1), x[2]])


def bard_function(x):
    u = np.arange(1.0, 16)
    v = 16 - u
    return bard - (x[0] + u / (v * x[1] + np.minimum(u, v) * x[2]))


def kowalik(x):
    return kowalik_y - x[0] * (kowalik_u**2 + kowalik_u * x[1]) / (kowalik_u**2 + kowalik_u * x[2] + x[3])


def watson(x):
    t = np.arange(1, 30) / 29
    n = len(x)
    slope = sum(j * x[j] * t ** (j - 1) for j in range(1, n))
    value = sum(x[j] * t**j for j in range(n))
    return np.concatenate([slope - value**2 - 1, [x[0], x[1] - x[0] ** 2 - 1]])


def box(x):
    t = np.arange(1, 11) / 10
    return exp(-t * x[0]) - exp(-t * x[1]) - x[2] * (exp(-t) - exp(-10 * t))


def jennrich(x):
    i = np.arange(1, 11)
    return 2 + 2 * i - (exp(i * x[0]) + exp(i * x[1]))


def brown_dennis(x):
    t = np.arange(1, 21) / 5
    return (x[0] + t * x[1] - exp(t)) ** 2 + (x[2] + x[3] * sin(t) - cos(t)) ** 2


def chebyquad(x):
    n = len(x)
    shifted = 2 * x - 1
    before, here, sums = np.ones(n), shifted, []
    for i in range(1, n + 1):
        sums.append(here.mean() + (1 / (i**2 - 1) if i % 2 == 0 else 0))
        before, here = here, 2 * shifted * here - before
    return np.array(sums)


def brown_almost_linear(x):
    return np.append(x[:-1] + x.sum() - (len(x) + 1), np.prod(x) - 1)


def osborne_first(x):
    t = 10 * np.arange(33)
    return osborne1 - (x[0] + x[1] * exp(-t * x[3]) + x[2] * exp(-t * x[4]))


def osborne_second(x):
    t = np.arange(65) / 10
    return osborne2 - (x[0] * exp(-t * x[4]) + sum(
        x[k] * exp(-((t - x[k + 7]) ** 2) * x[k + 4]) for k in (1, 2, 3)))


PROBLEMS = [
    ("linear, full rank", linear_full, [1.0] * 5), ("linear, rank 1", linear_one, [1.0] * 5),
    ("linear, rank 1 with zeros", linear_one_zeros, [1.0] * 5),
    ("Rosenbrock", lambda x: np.array([10 * (x[1] - x[0] ** 2), 1 - x[0]]), [-1.2, 1]),
    ("helical valley", helical, [-1.0, 0, 0]),
    ("Powell singular", lambda x: np.array([x[0] + 10 * x[1], sqrt(5) * (x[2] - x[3]), (x[1] - 2 * x[2]) ** 2,
                                            sqrt(10) * (x[0] - x[3]) ** 2]), [3.0, -1, 0, 1]),
    ("Freudenstein-Roth", lambda x: np.array([-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1],
                                              -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]]), [0.5, -2]),
    ("Bard", bard_function, [1.0] * 3), ("Kowalik-Osborne", kowalik, [0.25, 0.39, 0.415, 0.39]),
    ("Meyer", lambda x: x[0] * exp(x[1] / (45 + 5 * np.arange(1, 17) + x[2])) - meyer, [0.02, 4000, 250]),
    ("Watson 6", watson, [0.0] * 6), ("Watson 9", watson, [0.0] * 9), ("Box", box, [0.0, 10, 20]),
    ("Jennrich-Sampson", jennrich, [0.3, 0.4]), ("Brown-Dennis", brown_dennis, [25.0, 5, -5, -1]),
    ("Chebyquad 8", chebyquad, np.arange(1, 9) / 9), ("Chebyquad 7", chebyquad, np.arange(1, 8) / 8),
    ("Brown almost linear", brown_almost_linear, [0.5] * 10),
    ("Osborne 1", osborne_first, [0.5, 1.5, -1, 0.01, 0.02]),
    ("Osborne 2", osborne_second, [1.3, .65, .65, .7, .6, 3, 5, 7, 2, 4.5, 5.5]),
    ("Beale", lambda x: np.array([1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - x[1] ** 2),
                                  2.625 - x[0] * (1 - x[1] ** 3)]), [1.0, 1]),
    ("Wood", lambda x: np.array([10 * (x[1] - x[0] ** 2), 1 - x[0], sqrt(90) * (x[3] - x[2] ** 2), 1 - x[2],
                                 sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / sqrt(10)]), [-3.0, -1, -3, -1]),
]


def shown(squares):
    return "0" if squares < 1e-12 else f"{squares:.4g}"


for name, residuals, start in PROBLEMS:
    start = np.array(start, dtype=float)
    row = [shown(np.sum(residuals(leastsq(residuals, start, maxfev=5000)[0]) ** 2))]
    for method in ("trf", "dogbox"):
        r = least_squares(residuals, start, method=method, max_nfev=1000, xtol=1e-12, ftol=1e-12, gtol=1e-12)
        row.append(shown(2 * r.cost))
    print(f"{name:26}", *row)
