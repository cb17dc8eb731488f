class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool(Len):
    def __bool__(self):
        return self.n == "yes"


print(bool(Len(0)), bool(Len(2)), bool(Bool("yes")), not Bool("no"))
print("or:", (Len(0) or "right"), "and:", (Len(0) and "x").n)
for bad in (Len(-1), Len("x"), Len(2.0), Len(10**30)):
    try:
        len(bad)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


class BadBool:
    def __bool__(self):
        return 1


try:
    if BadBool():
        pass
except TypeError as error:
    print(error)


class NoBool:
    def __bool__(self):
        raise ValueError("ambiguous")


for attempt in (
    lambda: not NoBool(),
    lambda: NoBool() or 1,
    lambda: any([NoBool()]),
    lambda: 1 if NoBool() else 2,
):
    try:
        attempt()
    except ValueError as error:
        print(error)
