from enum import EJECT, KEEP, STRICT, Flag, IntFlag


class Iron(IntFlag, boundary=STRICT):
    ONE = 1
    TWO = 2
    EIGHT = 8


class Water(IntFlag, boundary=KEEP):
    ONE = 1
    TWO = 2


class Space(IntFlag, boundary=EJECT):
    ONE = 1
    EIGHT = 8


class Simple(IntFlag, boundary=KEEP):
    SINGLE = 1


print(repr(Simple.SINGLE | Iron.TWO), repr(Water(7)), repr(Water.ONE | 8), Space(7), type(Space(7)))
print(~Iron.ONE, ~Water.ONE, Water(-2), list(Iron.ONE | Iron.EIGHT), len(Iron(11)), Iron(0), bool(Iron(0)))
try:
    Iron(7)
except ValueError as error:
    print(error)


class Plain(Flag):
    A = 1
    B = 2
    AB = 3
    D = 8


print(repr(Plain(11)), Plain.A in Plain.AB, [*Plain.AB], ~Plain.A, Plain.AB & Plain.B, Plain.A ^ Plain.AB)
