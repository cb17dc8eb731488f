from scipy.stats import norm

attempts = [
    lambda: norm.pdf(),
    lambda: norm.rvs(scale=-1),
    lambda: norm.pdf("a"),
    lambda: norm.pdf(1, scael=2),
    lambda: norm.nothing,
    lambda: norm(1, 2, 3),
    lambda: norm.pdf(0, 0, 1, 2),
    lambda: norm.rvs(size=-1),
    lambda: norm.cdf(0, scale=-1),
    lambda: norm(0, -1).pdf(0),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
