s = slice(1, 10, 2)
print(
    s,
    s.start,
    s.stop,
    s.step,
    slice(5),
    slice(None),
    slice(1, 2),
    s == slice(1, 10, 2),
    list(range(20))[s],
)
for args, n in [
    ((None,), 5),
    ((1, None), 5),
    ((None, None, -1), 5),
    ((-3, 100), 5),
    ((10, 20), 5),
    ((4, 0, -2), 5),
    ((None, None, 3), 0),
]:
    print(args, n, slice(*args).indices(n))
print("hello"[slice(None, None, -1)], slice("a", "b"))
for attempt in (
    lambda: slice(),
    lambda: slice(0, 5, 0).indices(5),
    lambda: slice("a").indices(5),
    lambda: slice(1).indices(-1),
    lambda: setattr(s, "start", 5),
    lambda: [1][slice("a")],
    lambda: slice(1, 2, 3, 4),
):
    try:
        attempt()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
