from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1


print(
    Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON
)
print(list(Color), len(Color), Color.RED in Color, Color.RED is Color.CRIMSON, Color.RED == 1)
print({Color.RED: "r"}[Color(1)], isinstance(Color.RED, Color), list(Color.__members__))
for attempt in (
    lambda: Color(9),
    lambda: Color["PINK"],
    lambda: Color.PINK,
    lambda: setattr(Color, "RED", 5),
    lambda: Color.RED < Color.GREEN,
):
    try:
        attempt()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(
    Level.LOW < Level.HIGH,
    Level.HIGH + 1,
    Level.LOW == 1,
    f"{Level.HIGH}",
    [Level.LOW],
    sorted([Level.HIGH, Level.LOW]),
)


class Auto(Enum):
    A = auto()
    B = auto()

    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


print(Auto.B.value, Auto.A.next(), Auto.B.next())
try:

    @unique
    class Dup(Enum):
        A = 1
        B = 1

except ValueError as error:
    print(error)
