class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return "sub was used"

    def __imul__(self, other):
        return "replaced"


a = b = Acc()
a += 1
a += "x"
print(a is b, a.log)
a -= 2
print(a)
b *= 3
print(b)


class All:
    def op(name):
        return lambda self, other: f"{name} {other}"
    for n in "truediv floordiv mod pow lshift rshift and or xor matmul".split():
        locals()[f"__i{n}__"] = op(n)


x = All(); x /= 1; print(x)
x = All(); x //= 2; print(x)
x = All(); x %= 3; print(x)
x = All(); x **= 4; print(x)
x = All(); x <<= 5; print(x)
x = All(); x &= 6; print(x)
x = All(); x @= 7; print(x)
