from enum import Enum, Flag, IntFlag, auto, StrEnum


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def density(self):
        return round(self.mass / self.radius**3, 4)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)


print(Planet.EARTH.mass, Planet.MARS.density, Planet.heaviest(), Planet((0.64, 3.39)))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(
    p,
    Perm.R in p,
    Perm.W in p,
    bool(p & Perm.W),
    ~Perm.R,
    Perm.RW,
    list(Perm.RW),
    Perm(0),
    p ^ Perm.X,
    Perm.X.value,
)


class Mode(IntFlag):
    A = 1
    B = 2


print(Mode.A | Mode.B, Mode.A + 4, Mode(3) == 3, repr(Mode.A | 8))


class Word(StrEnum):
    HI = auto()
    BYE = "good bye"


print(Word.HI, repr(Word.BYE), Word.HI.upper(), Word.BYE == "good bye", f"{Word.HI:>5}")
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
Named = Enum("Named", {"X": 10, "Y": 20})
print(Named.Y.value)


class Shape(Enum):
    SQUARE = 4

    def __str__(self):
        return f"shape with {self.value} corners"

    @classmethod
    def _missing_(cls, value):
        return cls.SQUARE if value == "square" else None


print(Shape.SQUARE, Shape("square"))
try:

    class More(Shape):
        TRIANGLE = 3

except TypeError as error:
    print(error)
