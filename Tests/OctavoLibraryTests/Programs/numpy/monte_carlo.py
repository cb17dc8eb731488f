# Monte Carlo: pi, an option's price, a random walk, a bootstrap.
import numpy as np

rng = np.random.default_rng(12345)
n = 100_000
inside = (rng.random((n, 2)) ** 2).sum(axis=1) <= 1
print(4 * inside.mean(), 4 * inside.std() / np.sqrt(n))
s0, strike, rate, vol, years = 100.0, 105.0, 0.03, 0.2, 1.0
z = rng.standard_normal(n)
final = s0 * np.exp((rate - vol**2 / 2) * years + vol * np.sqrt(years) * z)
payoff = np.exp(-rate * years) * np.maximum(final - strike, 0)
print(payoff.mean(), payoff.std(ddof=1) / np.sqrt(n), np.quantile(final, [0.05, 0.5, 0.95]))
walks = rng.choice([-1, 1], size=(1000, 500)).cumsum(axis=1)
print(walks[:, -1].mean(), walks[:, -1].var(), np.abs(walks).max(), (walks == 0).any(axis=1).mean())
first = np.where((walks == 20).any(axis=1), (walks == 20).argmax(axis=1), -1)
print(np.count_nonzero(first >= 0), first[first >= 0][:10])
sample = rng.exponential(2.0, 60)
means = rng.choice(sample, size=(2000, 60)).mean(axis=1)
print(sample.mean(), means.std(), np.percentile(means, [2.5, 97.5]))
dice = rng.integers(1, 7, size=(10_000, 2)).sum(axis=1)
values, counts = np.unique(dice, return_counts=True)
for value, count in zip(values, counts):
    print(f"{value:2d} {count:5d} {'*' * (count // 50)}")
steps = rng.normal(0, 1, (3, 8))
with np.printoptions(precision=3, suppress=True):
    print(steps)
    print(np.cumsum(steps, axis=1))
np.random.seed(0)
print(np.random.rand(3), np.random.randint(0, 10, 5), np.random.normal(size=2), np.random.permutation(6))
print(rng.poisson(3, 5), rng.binomial(10, 0.3, 5), rng.beta(2, 5, 3), rng.gamma(2.0, 1.5, 3), rng.dirichlet([1, 2, 3]))
