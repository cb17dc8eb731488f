class Base:
    @property
    def spam(self):
        "base doc"
        return 1

    @spam.setter
    def spam(self, value):
        "not used"


class Sub(Base):
    @Base.spam.getter
    def spam(self):
        "sub doc"
        return 2


print(Base.spam.__doc__, Sub.spam.__doc__, Sub().spam)


class Documented(property):
    "a kind of property"


class User:
    @Documented
    def x(self):
        "about x"
        return 3

    plain = property(lambda self: 0, doc="given")


print(User.x.__doc__, User.plain.__doc__, type(User.x).__name__)
for name, attempt in [("set", lambda: setattr(User(), "x", 1)), ("delete", lambda: delattr(User(), "x"))]:
    try:
        attempt()
    except AttributeError as error:
        print(name, error)


class Computed:
    @classmethod
    @property
    def name(cls):
        return cls.__name__.lower()


print(Computed.name, Computed().name)
