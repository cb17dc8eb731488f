from scipy import stats
import numpy as np

x = np.array([2.0, 4.0, 4.0, 5.0, 10.0])
print(
    stats.zscore(x),
    stats.zscore(np.array([[1.0, 2.0], [3.0, 6.0]])),
    stats.zscore(x, ddof=1),
    stats.sem(x),
    stats.skew(x),
    stats.kurtosis(x),
    stats.iqr(x),
    stats.gmean([1, 2, 4]),
    stats.hmean([1, 2, 4]),
    stats.trim_mean(x, 0.2),
    stats.pearsonr(x, x[::-1])[0].round(8),
    stats.rankdata(x),
)
print(stats.describe(x))
