from scipy.stats import norm

print(
    norm.mean(),
    norm.std(),
    norm.var(3, 2),
    norm.median(5),
    norm.stats(),
    norm.stats(1, 2, moments="mvsk"),
    norm.interval(0.95),
    norm.interval(0.9, 10, 2),
    norm.entropy(),
    norm.entropy(0, 3),
    norm.moment(4),
    norm.support(),
    norm.expect(lambda x: x**2),
)
