# Long streams, hashed: every distribution of both generators, bit for bit.
import hashlib

import numpy as np


def digest(x):
    return hashlib.sha256(np.ascontiguousarray(x).tobytes()).hexdigest()[:16]


N = 2_000
DRAWS = {
    "random": (), "standard_normal": (), "standard_exponential": (), "normal": (3.0, 2.0), "uniform": (-1.0, 4.0),
    "exponential": (1.5,), "gamma": (2.5, 1.3), "standard_gamma": (0.4,), "beta": (0.5, 2.0), "chisquare": (3.0,),
    "standard_t": (4.0,), "f": (3.0, 7.0), "poisson": (4.0,), "binomial": (20, 0.3), "geometric": (0.2,),
    "lognormal": (0.1, 0.7), "weibull": (1.7,), "laplace": (0.0, 2.0), "logistic": (1.0, 0.5),
    "triangular": (-1.0, 0.5, 2.0), "pareto": (3.0,), "power": (2.5,), "rayleigh": (1.2,), "gumbel": (0.5, 1.5),
    "vonmises": (0.3, 2.0), "wald": (1.0, 2.0), "zipf": (2.5,), "hypergeometric": (15, 20, 10), "logseries": (0.6,),
    "negative_binomial": (5, 0.4), "noncentral_chisquare": (3.0, 1.5), "noncentral_f": (3.0, 8.0, 1.0),
    "standard_cauchy": (),
}
for name, arguments in DRAWS.items():
    for bits in (np.random.PCG64, np.random.MT19937):
        draws = getattr(np.random.Generator(bits(123)), name)(*arguments, size=N)
        print(name, bits.__name__, draws.dtype, digest(draws))
    draws = getattr(np.random.RandomState(123), name)(*arguments, size=N)
    print(name, "legacy", draws.dtype, digest(draws))
for name in ["random", "standard_normal", "standard_exponential"]:
    print(name, digest(getattr(np.random.default_rng(1), name)(20_000)))
for dtype in ["u1", "i2", "u4", "i4", "i8", "u8", "?"]:
    high = {"u1": 200, "?": 2}.get(dtype, 1000)
    print("integers", dtype, digest(np.random.default_rng(5).integers(0, high, N, dtype=dtype)),
          digest(np.random.RandomState(5).randint(0, high, N, dtype=dtype)))
rng = np.random.default_rng(9)
print("choice", digest(rng.choice(1000, N)), digest(rng.choice(1000, 500, replace=False)))
print("choice p", digest(rng.choice(4, N, p=[0.1, 0.2, 0.3, 0.4])))
print("permutation", digest(rng.permutation(N)), digest(rng.permuted(np.arange(N).reshape(10, -1), axis=1)))
shuffled = np.arange(N)
rng.shuffle(shuffled)
print("shuffle", digest(shuffled))
print("multinomial", digest(rng.multinomial(20, [0.2, 0.3, 0.5], size=N // 10)))
print("dirichlet", digest(rng.dirichlet([1.0, 2.0, 3.0], size=N // 10)))
print("float32", digest(rng.random(N, dtype=np.float32)))
legacy = np.random.RandomState(9)
print("legacy", digest(legacy.permutation(N)), digest(legacy.choice(1000, N)), digest(legacy.choice(50, 20, False)))
print("legacy", digest(legacy.rand(N)), digest(legacy.randn(N)), digest(legacy.multinomial(20, [0.2, 0.8], N // 10)))
