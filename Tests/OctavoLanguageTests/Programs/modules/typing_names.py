from __future__ import annotations
import typing
from typing import (
    Any,
    Callable,
    ClassVar,
    Dict,
    Final,
    Generic,
    Iterable,
    Iterator,
    List,
    Literal,
    NamedTuple,
    Optional,
    Protocol,
    Sequence,
    Set,
    Tuple,
    Type,
    TypeVar,
    Union,
    cast,
    overload,
    TYPE_CHECKING,
    NoReturn,
    Mapping,
    TypedDict,
    Generator,
)

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self

    def pop(self) -> Optional[T]:
        return self.items.pop() if self.items else None


s: Stack[int] = Stack()
print(s.push(1).push(2).pop(), Stack[int]().pop(), cast(int, "not checked"), TYPE_CHECKING)


class Speaker(Protocol):
    def speak(self) -> str: ...


def apply(f: Callable[[int], str], xs: Iterable[int]) -> Dict[int, str]:
    return {x: f(x) for x in xs}


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


Limit: Final = 10
mode: Literal["r", "w"] = "r"
Pair = Tuple[int, Union[str, None]]


class Movie(TypedDict):
    name: str
    year: int


m: Movie = {"name": "x", "year": 1}
print(
    apply(str, [1, 2]),
    double(4),
    double("a"),
    Limit,
    mode,
    m,
    Movie(name="y", year=2),
    apply.__annotations__["f"],
    T,
)


def later(x: NotDefinedAnywhere) -> AlsoNot:
    return x


print(later(5), later.__annotations__)
