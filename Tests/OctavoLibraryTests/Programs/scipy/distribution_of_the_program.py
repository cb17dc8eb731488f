import numpy as np
from scipy import stats


class tilted_gen(stats.rv_continuous):
    def _pdf(self, x, slope):
        return 1 + slope * (x - 0.5)


tilted = tilted_gen(a=0.0, b=1.0, name="tilted")
print(tilted.numargs, tilted.shapes, round(tilted.pdf(0.25, 1.0), 8), round(tilted.cdf(0.5, 1.0), 8))
print(round(tilted.mean(1.0), 8), round(tilted.var(1.0), 8), round(tilted.ppf(0.5, 1.0), 8))
die = stats.rv_discrete(values=([1, 2, 3], [0.2, 0.3, 0.5]), name="die")
print(die.pmf([1, 3, 4]), die.cdf(2), die.mean(), round(die.std(), 8), die.rvs(size=5, random_state=1))
print(isinstance(stats.norm, stats.rv_continuous), isinstance(stats.binom, stats.rv_discrete))
