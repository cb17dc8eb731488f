import numpy as np
from scipy import stats

x = np.array([2.0, 4, 4, 5, 10])
y = np.array([1.0, 3, 2, 6, 8])
z = np.arange(20) ** 2.0
for f in (
    lambda: stats.pearsonr(x, y),
    lambda: stats.spearmanr(x, y),
    lambda: stats.kendalltau(x, y),
    lambda: stats.ttest_1samp(x, 3),
    lambda: stats.ttest_ind(x, y),
    lambda: stats.ttest_ind(x, y, equal_var=False),
    lambda: stats.ttest_rel(x, y),
    lambda: stats.chisquare([16, 18, 16, 14, 12, 12]),
    lambda: stats.chi2_contingency([[10, 10, 20], [20, 20, 20]]),
    lambda: stats.kstest(x, "norm"),
    lambda: stats.ks_2samp(x, y),
    lambda: stats.mannwhitneyu(x, y),
    lambda: stats.wilcoxon(x - y),
    lambda: stats.kruskal(x, y),
    lambda: stats.f_oneway(x, y),
    lambda: stats.levene(x, y),
    lambda: stats.bartlett(x, y),
    lambda: stats.shapiro(x),
    lambda: stats.jarque_bera(x),
    lambda: stats.binomtest(3, 10, 0.5),
    lambda: stats.skewtest(z),
    lambda: stats.kurtosistest(z),
    lambda: stats.normaltest(z),
    lambda: stats.fisher_exact([[8, 2], [1, 5]]),
    lambda: stats.friedmanchisquare(x, y, x + y),
    lambda: stats.ttest_ind_from_stats(1, 2, 10, 2, 2, 12),
    lambda: stats.pointbiserialr([0, 1, 1, 0, 1], x),
    lambda: stats.pearsonr(x, y).confidence_interval(),
    lambda: stats.ttest_1samp(x, 3).confidence_interval(),
):
    found = f()
    print(type(found).__name__, [float(f"{v:.9g}") for v in list(np.ravel(found[0]))[:1]] if isinstance(found, tuple) else found,
          f"{found[1]:.8g}" if isinstance(found, tuple) else "")
statistic, pvalue = stats.ttest_ind(x, y)
print(f"{statistic:.6f} {pvalue:.6f}", stats.ttest_ind(x, y).df)
