class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == "":
            return f"{self.cents / 100:.2f}"
        if spec.startswith("c"):
            return f"{self.cents:{spec[1:]}}c"
        raise ValueError(f"unknown format {spec!r}")


m = Money(1234)
print(f"{m}", f"{m:c}", f"{m:c>10}", "{:c,}".format(m), format(m, "c08"))
try:
    f"{m:q}"
except ValueError as error:
    print(error)


class Plain:
    def __str__(self):
        return "plain"


print(f"{Plain()}", format(Plain()))
try:
    f"{Plain():>10}"
except TypeError as error:
    print(error)
print(f"{str(Plain()):>10}|{Plain()!s:>10}")
