class I(int):
    def __init__(self, x, base=None):
        self.given = x


class T(tuple):
    def __init__(self, items):
        self.count_given = len(items)


class S(str):
    def __init__(self, *args):
        pass


class F(float):
    def __init__(self, x, y=1):
        self.y = y


class L(list):
    def __init__(self, a, b):
        super().__init__([a, b])


class D(dict):
    def __init__(self, name):
        self.name = name


class B(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.x = 1


class Z(frozenset):
    def __init__(self, items):
        pass


class C(complex):
    def __init__(self, *args):
        pass


print(I(5), I(5).given, I("7f", 16) + 1, T([1, 2]), T([1, 2]).count_given, S("ab"), F(2.5), F(2.5).y, C(1, 2))
print(L(1, 2), D("n"), D("n").name, B(b"ab"), B(3).x, sorted(Z([2, 1])), B(b"x") + b"y", type(B(b"x") + b"y").__name__)
b = B(b"abc")
b[0] = 90
b.extend(b"!")
print(b, b.upper(), isinstance(b, bytearray), b == b"Zbc!", repr(B()))
for call in (lambda: F(2.5, 3), lambda: I(1, 2), lambda: L(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
