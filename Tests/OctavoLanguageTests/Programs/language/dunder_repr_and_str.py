class R:
    def __repr__(self):
        return "<R>"


class S(R):
    def __str__(self):
        return "text"


class Plain:
    pass


print(R(), S(), [R(), S()], {"k": S()}, (S(),), f"{S()} {S()!r} {R()!s}")
print(str(R()), repr(S()), "%s %r" % (S(), S()), "{} {!r}".format(S(), S()))
print(repr(Plain()).startswith("<__main__.Plain object at"))


class Bad:
    def __repr__(self):
        return 5


for attempt in (repr, str, "{}".format):
    try:
        attempt(Bad())
    except TypeError as error:
        print(error)


class Fails:
    def __str__(self):
        raise ValueError("no text")


try:
    print(Fails())
except ValueError as error:
    print(error)
print(R, type(R()), R.__str__ is object.__str__)
