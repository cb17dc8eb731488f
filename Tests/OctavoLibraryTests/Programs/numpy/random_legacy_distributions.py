import numpy as np

np.random.seed(7)
for name, *args in [
    ("beta", 2, 3), ("binomial", 20, 0.3), ("chisquare", 3), ("exponential", 2), ("f", 3, 5), ("gamma", 2, 2), ("geometric", 0.2),
    ("gumbel",), ("hypergeometric", 10, 20, 15), ("laplace",), ("logistic",), ("lognormal",), ("logseries", 0.6),
    ("negative_binomial", 3, 0.4), ("noncentral_chisquare", 3, 1), ("noncentral_f", 3, 5, 1), ("normal", 1, 2), ("pareto", 3),
    ("poisson", 4), ("power", 2), ("rayleigh",), ("standard_cauchy",), ("standard_exponential",), ("standard_gamma", 2),
    ("standard_normal",), ("standard_t", 4), ("triangular", 0, 1, 3), ("uniform", -1, 1), ("vonmises", 0, 2), ("wald", 1, 2),
    ("weibull", 2), ("zipf", 3), ("random_sample",),
]:
    print(name, getattr(np.random, name)(*args, size=3), getattr(np.random, name)(*args))
print(np.random.multinomial(10, [0.2, 0.3, 0.5], size=2), np.random.dirichlet([1, 2, 3]), np.random.rand(2), np.random.randn(2))
print(np.random.randint(0, 5, 4, dtype=np.int32), np.random.randint([1, 5], [3, 9]), np.random.randint(3), np.random.bytes(3))
print(np.random.choice(5, 3, replace=False), np.random.choice(["a", "b"], 2, p=[0.1, 0.9]), np.random.permutation(4))
state = np.random.get_state()
first = np.random.normal(size=3)
np.random.set_state(state)
print(np.array_equal(first, np.random.normal(size=3)), state[0], state[1].shape, state[2:4])
r = np.random.RandomState(5)
print(r.uniform(size=2), r.tomaxint(2), r)
