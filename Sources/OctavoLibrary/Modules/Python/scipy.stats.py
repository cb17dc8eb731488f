"""Distributions, and the functions of scipy.stats, which are loaded with the first use of one of their kind."""
from scipy._distributions import *
from scipy._distributions import loguniform as reciprocal, gamma as erlang

_PLACES = {
    "scipy.stats._descriptive": """zscore zmap gzscore sem skew kurtosis iqr gmean hmean pmean trim_mean describe
        rankdata mode moment variation tmean tvar tstd tmin tmax tsem gstd median_abs_deviation entropy
        differential_entropy scoreatpercentile percentileofscore sigmaclip trimboth trim1 find_repeats cumfreq relfreq
        bayes_mvs ecdf expectile""",
    "scipy.stats._tests": """pearsonr spearmanr kendalltau linregress ttest_1samp ttest_ind ttest_rel
        ttest_ind_from_stats chisquare power_divergence chi2_contingency fisher_exact kstest ks_1samp ks_2samp
        mannwhitneyu wilcoxon kruskal friedmanchisquare f_oneway levene bartlett shapiro normaltest skewtest
        kurtosistest jarque_bera binomtest pointbiserialr theilslopes siegelslopes
        combine_pvalues bootstrap boxcox boxcox_llf boxcox_normmax yeojohnson probplot""",
    "scipy.stats._fit": "fit anderson",
    "scipy.stats._multivariate": "multivariate_normal gaussian_kde",
    "scipy.stats._user": "rv_continuous rv_discrete rv_histogram",
}


def __getattr__(name):
    for place, names in _PLACES.items():
        if name in names.split():
            try:
                value = getattr(__import__(place, fromlist=[name]), name)
            except (ImportError, AttributeError):
                break
            globals()[name] = value
            return value
    raise AttributeError(f"module 'scipy.stats' has no attribute '{name}'")
