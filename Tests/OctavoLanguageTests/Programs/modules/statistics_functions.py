import statistics as st

data = [2.5, 3.25, 5.5, 11.25, 11.75, 1.0, 4]
ints = [1, 2, 2, 3, 4, 7, 9]
print(
    st.mean(data),
    st.mean(ints),
    st.mean([1, 2, 3, 4]),
    st.fmean(data),
    st.fmean([1, 2], weights=[3, 1]),
    st.median(ints),
    st.median([1, 2, 3, 4]),
    st.median_low([1, 2, 3, 4]),
    st.median_high([1, 2, 3, 4]),
    st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]),
)
print(
    st.mode(ints),
    st.multimode("aabbc"),
    st.stdev(data),
    st.pstdev(data),
    st.variance(ints),
    st.pvariance(ints),
    st.variance([1.5, 2.5]),
    st.pvariance([1, 2, 3, 4]),
    st.stdev([1, 2]),
    st.mode(["red", "blue", "red"]),
)
print(
    st.geometric_mean([1, 2, 4]),
    st.harmonic_mean([40, 60]),
    st.quantiles(data),
    st.quantiles(ints, n=10),
    st.quantiles(ints, n=4, method="inclusive"),
)
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(
    st.covariance(x, y),
    st.correlation(x, y),
    st.linear_regression(x, y),
    tuple(st.linear_regression(x, y)),
    st.variance(ints, 4),
    st.mean([True, False, True]),
    st.mean([0.1] * 3),
)
for attempt in (
    lambda: st.mean([]),
    lambda: st.median([]),
    lambda: st.stdev([1]),
    lambda: st.mode([]),
    lambda: st.variance([]),
    lambda: st.quantiles([1]),
    lambda: st.geometric_mean([0, 1]),
    lambda: st.correlation([1], [1]),
    lambda: st.mean(["a"]),
    lambda: st.harmonic_mean([-1]),
    lambda: st.pstdev([]),
    lambda: st.correlation([1, 1], [1, 2]),
    lambda: st.fmean([]),
    lambda: st.quantiles([1, 2], n=0),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
