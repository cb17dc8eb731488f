import copy
import copyreg


class C:
    def __init__(self, n):
        self.n = n


copyreg.pickle(C, lambda c: (C, (c.n + 1,)))
print(copy.copy(C(1)).n, copy.deepcopy(C(5)).n)


class D:
    __slots__ = ("a", "__b")

    def __init__(self):
        self.a, self.__b = 1, 2


class E:
    def __init__(self):
        self.x = 3


class F(list):
    pass


print(D().__getstate__(), E().__getstate__(), object().__getstate__(), [].__getstate__())
print(E().__reduce_ex__(2)[1:3], F([1]).__reduce_ex__(4)[0].__name__, list(F([1]).__reduce_ex__(4)[3]))
print(copyreg.__newobj__(int, "12"), copyreg.__newobj_ex__(int, ("ff",), {"base": 16}))
try:
    (n for n in "a").__reduce_ex__(2)
except TypeError as error:
    print(error)
try:
    copyreg.pickle(C, 1)
except TypeError as error:
    print(error)
