from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), p + (3,), [*p])
x, y = p
print(x, y, p._replace(x=9), p._asdict(), Point._fields, Point._make([5, 6]), hash(p) == hash((1, 2)))
print(sorted([Point(2, 1), Point(1, 5)]), max(p), p.index(2), p.count(1))
for attempt in (
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, z=2),
    lambda: setattr(p, "x", 3),
    lambda: p.zz,
    lambda: p._replace(q=1),
):
    try:
        attempt()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20])
print(D(1), D._field_defaults, namedtuple("R", "a def a", rename=True)(1, 2, 3))
for bad in ("a a", "def", "_x", "1a"):
    try:
        namedtuple("T", bad)
    except ValueError as error:
        print(error)


class Sub(Point):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


print(Sub(3, 4).norm, Sub(3, 4), isinstance(Sub(1, 2), tuple))


class City(NamedTuple):
    name: str
    size: int = 5

    def shout(self):
        return self.name.upper()


print(
    City("Rome"),
    City("Rome").shout(),
    City.__annotations__ == {"name": str, "size": int},
    City._field_defaults,
)
