print(
    abs(-3),
    abs(3.5),
    abs(-0.0),
    abs(3 + 4j),
    abs(True),
    abs(-(10**30)),
    abs(float("-inf")),
    abs(float("nan")),
)


class A:
    def __abs__(self):
        return "absolute"


print(abs(A()))
for bad in ("x", None, []):
    try:
        abs(bad)
    except TypeError as error:
        print(error)
try:
    abs()
except TypeError as error:
    print(error)
