class A:
    x = 1


a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"))
setattr(a, "y", 2)
setattr(a, "not an identifier", 3)
print(a.y, vars(a), getattr(a, "not an identifier"))
delattr(a, "y")
print(hasattr(a, "y"))
for attempt in (
    lambda: getattr(a, "q"),
    lambda: delattr(a, "q"),
    lambda: getattr(a, 5),
    lambda: setattr(a, 1, 2),
    lambda: hasattr(a, 3),
    lambda: getattr(a),
    lambda: setattr(5, "x", 1),
    lambda: setattr(int, "x", 1),
    lambda: delattr(a, "x"),
):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(getattr("abc", "upper")(), getattr([], "append", None) is not None)
