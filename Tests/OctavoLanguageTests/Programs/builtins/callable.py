class C:
    def __call__(self):
        pass

    def m(self):
        pass


c = C()
print([callable(x) for x in (len, C, c, c.m, lambda: 0, 5, "s", None, int, type, [].append)])
c2 = object()
print(callable(c2), callable(property), callable(Exception))


class D:
    pass


d = D()
d.__call__ = lambda: "instance attribute does not count"
print(callable(d))
try:
    d()
except TypeError as error:
    print(error)
