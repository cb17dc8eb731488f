class Bag:
    shared = []


a, b = Bag(), Bag()
a.shared.append(1)
b.own = 2
print(a.shared, b.shared is a.shared, a.__dict__, b.__dict__, Bag.__dict__["shared"])
b.__dict__["added"] = 3
print(b.added, vars(b), "own" in b.__dict__)
a.__dict__ = {"replaced": True}
print(a.replaced, a.__class__.__name__, Bag.__name__)
Bag.late = lambda self: "late"
print(a.late(), hasattr(b, "late"))
del Bag.late
print(hasattr(b, "late"))
for attempt in (
    lambda: a.missing,
    lambda: delattr(a, "missing"),
    lambda: Bag.missing,
    lambda: (5).x,
    lambda: setattr(5, "x", 1),
    lambda: setattr("s", "x", 1),
    lambda: setattr([], "x", 1),
    lambda: setattr(object(), "x", 1),
    lambda: setattr(a, "__dict__", 5),
    lambda: setattr(a, "__class__", 5),
):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Other:
    def hello(self):
        return "hello from Other"


a.__class__ = Other
print(a.hello(), isinstance(a, Bag))
