from scipy.stats import bernoulli
import numpy as np

print(
    bernoulli.pmf([0, 1, 2], 0.3),
    bernoulli.cdf([-1, 0, 0.5, 1], 0.3),
    bernoulli.ppf([0.1, 0.7, 0.71], 0.3),
    bernoulli.mean(0.3),
    bernoulli.var(0.3),
    bernoulli.std(0.3),
    bernoulli.stats(0.3, moments="mvsk"),
    bernoulli.sf(0, 0.3),
    bernoulli.entropy(0.5),
    bernoulli.median(0.6),
    bernoulli.logpmf(1, 0.3),
    bernoulli.support(0.3),
)
np.random.seed(1)
print(
    bernoulli.rvs(0.3, size=10),
    bernoulli.rvs(0.5),
    bernoulli.rvs(0.5, size=1),
    bernoulli.rvs(0.9, size=(2, 3)),
    bernoulli(0.2).rvs(5),
    bernoulli.rvs(0.3, size=5, random_state=3),
    bernoulli(0.4).pmf(1),
    bernoulli.rvs(0.5, loc=10, size=3),
    bernoulli.rvs(0, size=2),
    bernoulli.rvs(1, size=2),
)
for attempt in (
    lambda: bernoulli.rvs(1.5),
    lambda: bernoulli.pmf(1, -0.1),
    lambda: bernoulli.pmf(1),
    lambda: bernoulli.pdf(1, 0.5),
    lambda: bernoulli(0.5).fit([1]),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
