from dataclasses import dataclass, field, FrozenInstanceError, KW_ONLY, InitVar
from typing import ClassVar


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


v, w = Version(1, 2), Version(1, 10)
print(v < w, sorted([w, v]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)], max(v, w))
for attempt in (lambda: setattr(v, "major", 5), lambda: delattr(v, "minor")):
    try:
        attempt()
    except FrozenInstanceError as error:
        print(type(error).__name__, error)


@dataclass
class Circle:
    r: float
    scale: InitVar[int] = 1
    count: ClassVar[int] = 0
    area: float = field(init=False)

    def __post_init__(self, scale):
        self.r *= scale
        self.area = round(3 * self.r ** 2, 2)


print(Circle(2), Circle(1, 3).area, Circle.count)


@dataclass(kw_only=True)
class Opt:
    a: int
    b: int = 2


@dataclass
class Mixed:
    x: int
    _: KW_ONLY
    y: int = 0


print(Opt(a=1), Mixed(1, y=5))
for attempt in (lambda: Opt(1), lambda: Mixed(1, 2)):
    try:
        attempt()
    except TypeError as error:
        print(error)


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), type(hash(Bare(1))).__name__)


@dataclass(slots=True)
class Slim:
    x: int = 3


print(Slim(), hasattr(Slim(), "__dict__"), Slim.__slots__)
