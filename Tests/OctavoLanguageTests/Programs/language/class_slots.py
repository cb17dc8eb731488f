class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, 2)
p.x = 5
print(p.x, p.y, P.__slots__)
del p.y
for attempt in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__):
    try:
        print(attempt())
    except AttributeError as error:
        print(error)


class Q(P):
    pass


q = Q(1, 2)
q.z = 3
print(q.z, vars(q), q.x)


class R(P):
    __slots__ = "single"


r = R(1, 2)
r.single = "s"
print(r.single, hasattr(r, "__dict__"))
