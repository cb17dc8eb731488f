"""Records random streams of the installed NumPy in random.json.

Each case is a stream (source and seed), a method with arguments, and what NumPy draws: the bits of the first
values, and a polynomial hash over the bits of all of them. Usage: python3 record_random.py
"""
import json
import os

import numpy as np

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
SEEDS = [0, 42, 20_240_229, 123_456_789_012_345]
COUNT = 100_000

# method: argument lists; the same for both classes unless the name is in OWN.
SHARED = {
    "uniform": [[], [-3.0, 10.0]],
    "standard_normal": [[]],
    "normal": [[0.0, 1.0], [5.0, 2.5]],
    "standard_exponential": [[]],
    "exponential": [[3.0]],
    "standard_gamma": [[1.0], [0.0], [0.3], [2.5], [40.0]],
    "gamma": [[0.5, 2.0], [7.3, 0.1]],
    "beta": [[0.5, 0.5], [0.001, 0.002], [1.0, 1.0], [2.0, 5.0], [0.5, 3.0]],
    "chisquare": [[1.0], [2.0], [5.5]],
    "noncentral_chisquare": [[3.0, 2.0], [0.7, 5.0], [1.0, 40.0], [2.0, 0.0]],
    "f": [[3.0, 7.0]],
    "noncentral_f": [[3.0, 7.0, 1.5]],
    "standard_cauchy": [[]],
    "standard_t": [[1.0], [10.0]],
    "pareto": [[3.0]],
    "weibull": [[1.5], [0.0]],
    "power": [[5.0]],
    "laplace": [[0.0, 1.0], [2.0, 3.0]],
    "gumbel": [[0.0, 1.0], [1.0, 2.0]],
    "logistic": [[0.0, 1.0]],
    "lognormal": [[0.0, 1.0], [3.0, 0.2]],
    "rayleigh": [[2.0]],
    "triangular": [[-3.0, 0.0, 8.0], [0.0, 0.0, 1.0]],
    "vonmises": [[0.0, 4.0], [1.5, 1e-6], [1.0, 1e-9], [3.0, 1e7], [-2.5, 0.5]],
    "wald": [[3.0, 2.0], [0.1, 50.0]],
    "poisson": [[0.0], [0.5], [9.99], [10.0], [123.4], [1e6]],
    "binomial": [[1, 0.3], [10, 0.5], [10, 0.0], [10, 1.0], [100, 0.9], [1000, 0.4], [100000, 0.77], [50, 0.601]],
    "geometric": [[0.5], [0.01], [1.0], [0.3334], [0.3333]],
    "negative_binomial": [[1.0, 0.1], [5.5, 0.7]],
    "zipf": [[2.0], [1.2], [5.0]],
    "logseries": [[0.6], [0.999], [0.0]],
    "hypergeometric": [[100, 2, 10], [15, 15, 15], [30, 70, 40], [70, 30, 60], [3, 2, 1], [1000, 5000, 999]],
    "multinomial": [[20, [1 / 6.0] * 6], [1000, [0.1, 0.0, 0.2, 0.7]], [0, [0.5, 0.5]]],
    "dirichlet": [[[10.0, 5.0, 3.0]], [[0.01, 0.02, 0.05, 0.0001]]],
    "bytes": [[]],
    "permutation": [[]],
    "choice": [[10], [100000]],
    "choice_p": [[[0.1, 0.0, 0.3, 0.6]]],
    "choice_without": [[100, 10], [100000, 50], [20000, 15000], [7, 7]],
    "choice_without_p": [[[0.1, 0.2, 0.3, 0.15, 0.25], 4]],
}
GENERATOR = {
    "random": [[]],
    "standard_exponential_inv": [[]],
    "integers": [
        [0, 10], [-5, 6], [0, 1], [0, 2**32 - 1], [0, 2**32], [0, 2**32 + 1], [0, 3 * 2**40], [-(2**63), 2**63 - 1],
        [0, 1_000_000_007], [0, 2**31 + 1],
    ],
    "integers_int32": [[0, 10], [-(2**31), 2**31], [0, 3_000_000_000 // 2]],
    "integers_uint8": [[0, 10], [0, 256], [3, 203]],
    "integers_int16": [[-(2**15), 2**15], [0, 1000]],
    "integers_bool": [[0, 2]],
    "choice_without_unshuffled": [[100, 10], [20000, 15000]],
    "raw": [[]],
}
LEGACY = {
    "random_sample": [[]],
    "randint": GENERATOR["integers"],
    "randint_int32": [[0, 10], [-(2**31), 2**31]],
    "randint_uint8": [[0, 10], [0, 256], [3, 203]],
    "randint_int16": [[0, 1000]],
    "randint_bool": [[0, 2]],
}


def draw(rng, method, args, count):
    base, _, dtype = method.partition("_")
    if base in ("integers", "randint"):
        if method == base:
            return getattr(rng, base)(*args, size=count)
        return getattr(rng, base)(*args, size=count, dtype=dtype).astype(np.int64)
    if method in ("random", "random_sample", "standard_cauchy"):
        return getattr(rng, method)(count)
    if method in ("standard_normal", "standard_exponential"):
        return getattr(rng, method)(count)
    if method == "standard_exponential_inv":
        return rng.standard_exponential(count, method="inv")
    if method in ("multinomial", "dirichlet"):
        return getattr(rng, method)(*args, size=count // 10).ravel()
    if method == "bytes":
        return np.frombuffer(rng.bytes(1003), dtype=np.uint8).astype(np.int64)
    if method == "permutation":
        return rng.permutation(count // 10)
    if method == "choice":
        return rng.choice(args[0], size=count // 10)
    if method == "choice_p":
        return rng.choice(len(args[0]), size=count // 10, p=args[0])
    if method == "choice_without":
        return rng.choice(args[0], size=args[1], replace=False)
    if method == "choice_without_unshuffled":
        return rng.choice(args[0], size=args[1], replace=False, shuffle=False)
    if method == "choice_without_p":
        return rng.choice(len(args[0]), size=args[1], replace=False, p=args[0])
    if method == "raw":
        return rng.bit_generator.random_raw(count)
    return getattr(rng, method)(*args, size=count)


def bits(values):
    if values.dtype == np.float64:
        # One NaN is as good as another, but no case here should draw any.
        assert not np.isnan(values).any()
    else:
        assert values.dtype in (np.int64, np.uint64), values.dtype
    return np.ascontiguousarray(values).view(np.uint64)


def hash_of(words):
    powers = np.cumprod(np.full(len(words), MULTIPLIER, dtype=np.uint64))
    return int(np.sum(words * powers))


def source(name, seed):
    if name == "RandomState":
        return np.random.RandomState(seed if seed < 2**32 else [seed & 0xFFFFFFFF, seed >> 32])
    return np.random.Generator(getattr(np.random, name)(seed))


def cases():
    for name, own in (("PCG64", GENERATOR), ("MT19937", GENERATOR), ("RandomState", LEGACY)):
        for method, arguments in {**SHARED, **own}.items():
            for k, args in enumerate(arguments):
                # Every seed for the first arguments of a method, then one seed each.
                for seed in SEEDS if k == 0 and name != "MT19937" else [SEEDS[(k + 1) % 4]]:
                    rng = source(name, seed)
                    words = bits(draw(rng, method, args, COUNT))
                    # One more uniform tells whether the stream stands where NumPy's stands.
                    after = bits(np.array([rng.uniform()]))
                    yield {
                        "source": name, "seed": seed, "method": method, "args": args, "count": len(words),
                        "first": [f"{int(w):016x}" for w in words[:4]], "hash": f"{hash_of(words):016x}",
                        "after": f"{int(after[0]):016x}",
                    }


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "random.json"), "w") as file:
        rows = ",\n".join(json.dumps(case) for case in cases())
        file.write(f'{{"recorded_with": "numpy {np.__version__}", "cases": [\n{rows}\n]}}\n')
