from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Plain:
    __match_args__ = ("name",)

    def __init__(self, name, size=1):
        self.name, self.size = name, size


class Color:
    RED = "r"
    GREEN = "g"


def f(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"on an axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Plain("a"):
            return "plain a"
        case Plain(name, size=2):
            return f"{name} of size 2"
        case Color.RED:
            return "red"
        case Color.GREEN | "green":
            return "green"
        case bool(b):
            return f"bool {b}"
        case int() | float() as number:
            return f"number {number}"
        case list([a, b]):
            return f"list {a} {b}"
        case dict():
            return "dict"
        case _:
            return "other"


for v in (
    Point(0, 0),
    Point(0, 5),
    Point(4, 0),
    Point(2, 2),
    Point(1, 2),
    Plain("a"),
    Plain("b", 2),
    Plain("c"),
    "r",
    "green",
    True,
    3,
    2.5,
    [1, 2],
    {},
    None,
):
    print(f(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
try:
    match object():
        case Color(1):
            pass
    match 5:
        case Color.BLUE:
            pass
except AttributeError as error:
    print(error)
