count: int = 3
name: "quoted" = "x"
undefined: float
print(count, name)
try:
    undefined
except NameError as error:
    print(error)
print(__annotations__)


class Point:
    x: int
    y: int = 2
    z: list[int] = [3]


print(Point.__annotations__, Point.y, hasattr(Point, "x"))


def f(a: int, b: "text" = 1, *args: float, k: bool = True, **kw: dict) -> str:
    local: int = a
    never: str
    return f"{local}"


print(f.__annotations__)
print(f(4))
d = {}
d["key"]: int = 5
print(d, "d" in __annotations__)
