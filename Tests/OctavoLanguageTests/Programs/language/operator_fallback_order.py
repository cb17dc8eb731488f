class Left:
    def __add__(self, other):
        print("Left.__add__", end=" ")
        return NotImplemented

    def __radd__(self, other):
        print("Left.__radd__", end=" ")
        return "left r"


class Right:
    def __radd__(self, other):
        print("Right.__radd__", end=" ")
        return "right r"


class Sub(Left):
    def __radd__(self, other):
        print("Sub.__radd__", end=" ")
        return NotImplemented


class SubSilent(Left):
    pass


print(Left() + Right())
try:
    print(Left() + Left())
except TypeError as error:
    print(error)
try:
    print(Left() + Sub())
except TypeError as error:
    print(error)
try:
    print(Left() + SubSilent())
except TypeError as error:
    print(error)
print(1 + Right(), [] + Right())


class IntLike(int):
    def __radd__(self, other):
        return "subclass goes first"


print(1 + IntLike(2), IntLike(1) + 2, IntLike(1) + IntLike(2))
