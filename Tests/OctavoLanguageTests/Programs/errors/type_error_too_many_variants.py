def none(): pass
def one(a): pass
def opt(a, b=1): pass
def kw(a, *, k=1): pass
def kwreq(a, *, k): pass
def pos(a, b, /): pass


class C:
    def m(self): pass

    def n(self, x, y=0): pass

    def __init__(self, a=None): pass


def attempt(call):
    try:
        call()
    except TypeError as error:
        print(error)


attempt(lambda: none(1))
attempt(lambda: none(1, 2))
attempt(lambda: one(1, 2))
attempt(lambda: opt(1, 2, 3))
attempt(lambda: opt())
attempt(lambda: kw(1, 2))
attempt(lambda: kw(1, 2, k=3))
attempt(lambda: kwreq(1, 2, k=5))
attempt(lambda: kwreq(1, 2))
attempt(lambda: pos(1))
attempt(lambda: pos(1, b=2))
attempt(lambda: C().m(1))
attempt(lambda: C().n())
attempt(lambda: C().n(1, 2, 3))
attempt(lambda: C(1, 2))
attempt(lambda: C.m())
attempt(lambda: (lambda x: x)())
attempt(lambda: (lambda: 0)(1))
