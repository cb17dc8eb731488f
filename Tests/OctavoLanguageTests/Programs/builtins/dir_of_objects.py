class C:
    x = 1


class D(list):
    pass


class S:
    __slots__ = ("a",)


for value in (C(), C, D(), S(), object(), [], 3, "a", None, ValueError()):
    names = dir(value)
    print(type(value).__name__, len(names), [n for n in names if n in ("__dict__", "__weakref__", "__getstate__", "__lt__", "x", "a")])
print(dir(C()))
print(dir(list))
