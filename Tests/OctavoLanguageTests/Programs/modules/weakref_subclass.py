import weakref


class Counted(weakref.ref):
    def __init__(self, target, callback=None, **notes):
        super().__init__(target, callback)
        self.calls = 0
        for name, value in notes.items():
            setattr(self, name, value)

    def __call__(self):
        self.calls += 1
        return super().__call__()


class A:
    pass


a = A()
r = Counted(a, note="x")
print(r() is a, r() is a, r.calls, r.note)
del a
print(r())
for args in ((), (A, 1, 2)):
    try:
        weakref.ref(*args)
    except TypeError as error:
        print(error)


def numbers():
    yield 1


g = numbers()
print(list(weakref.proxy(g)))
