class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __index__(self):
        return 3

    def __round__(self, digits=None):
        return ("round", digits)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


import math
n = N()
print(int(n), float(n), complex(n), "abcdef"[n], [0, 1, 2, 3, 4][:n], range(n), hex(n), bin(n))
print(round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))
print("%d %5.1f" % (n, n), [1, 2] * n, math.sqrt(n))


class OnlyIndex:
    def __index__(self):
        return 4


print(int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), "x" * OnlyIndex())


class Bad:
    def __int__(self):
        return "x"

    __float__ = __index__ = __int__


for kind in (int, float, hex):
    try:
        kind(Bad())
    except TypeError as error:
        print(error)
