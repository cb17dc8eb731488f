print(bool(), bool(0), bool([]), bool("False"), bool(0.0), bool(float("nan")), bool(range(0)))
print(True + 1, True * 3, -True, True == 1.0, True < 2, {True: "a", 1: "b", 1.0: "c"})
print(
    str(True),
    repr(False),
    int(True),
    float(False),
    f"{True}",
    f"{True:d}",
    "%d" % True,
    f"{True!s:>6}",
    f"{True:>6}",
)
print(True & True, True | False, True ^ True, True & 3, True << 2, ~False)
print(bool.__bases__, isinstance(True, int), (1).__class__ is bool, True.real, True.bit_length())
print(
    sum([True, False, True]), [10, 20][True], "ab"[False], max(True, False), sorted([True, False, 0.5])
)
try:
    bool(1, 2)
except TypeError as error:
    print(error)
try:
    bool(x=1)
except TypeError as error:
    print(error)
try:

    class Sub(bool):
        pass

except TypeError as error:
    print(error)
