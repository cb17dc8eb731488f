import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    for w in caught:
        print(w.category.__name__, w.message, w.lineno, type(w.message).__name__)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("never seen")
warnings.simplefilter("error")
try:
    warnings.warn("now an error", RuntimeWarning)
except RuntimeWarning as error:
    print("raised", error)
warnings.resetwarnings()
warnings.filterwarnings("ignore", message="boring.*")
warnings.filterwarnings("error", category=FutureWarning)
warnings.warn("boring details")
try:
    warnings.warn("future", FutureWarning)
except FutureWarning as error:
    print("raised", error)
warnings.warn("interesting")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    for _ in range(2):
        warnings.warn("each time")
with warnings.catch_warnings():
    warnings.simplefilter("once")
    for _ in range(2):
        warnings.warn("only once")


class Mine(UserWarning):
    pass


warnings.warn("custom", Mine)
for attempt in (
    lambda: warnings.warn("x", int),
    lambda: warnings.simplefilter("bogus"),
    lambda: warnings.warn("x", 5),
):
    try:
        attempt()
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, error)
