import numpy as np
from scipy import stats

x = np.array([2.0, 4, 4, 5, 10])
y = np.array([1.0, 3, 2, 6, 8])
line = stats.linregress(x, y)
print(f"{line.slope:.8f} {line.intercept:.8f} {line.rvalue:.8f} {line.pvalue:.8f} {line.stderr:.8f} {line.intercept_stderr:.8f}")
slope, intercept, r, p, err = line
print(len(line), type(line).__name__, slope == line.slope)
print(stats.mode([1, 2, 2, 3]), stats.iqr(x), stats.percentileofscore(x, 4), stats.rankdata([3, 1, 3, 2], "min"))
print(np.round(stats.moment(x, [2, 3]), 8), round(stats.variation(x), 8), stats.median_abs_deviation(x))
print(np.round(stats.zscore([1, 2, 3, 4]), 6), stats.trimboth(x, 0.2), np.round(stats.entropy([0.2, 0.3, 0.5], base=2), 8))
print(stats.describe([[1, 2], [3, 4.0]]).mean, stats.gmean([1, 2, 4]), round(stats.sem(x), 8))
kde = stats.gaussian_kde(x)
print(np.round(kde([1, 2, 3.0]), 8), round(kde.factor, 8))
print(round(stats.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]]).pdf([0, 0]), 8))
