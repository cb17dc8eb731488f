class Frozen:
    __slots__ = ("a",)


f = Frozen()
f.a = 1
f.b = 2
