print(
    list[int],
    dict[str, list[int]],
    tuple[int, ...],
    int | str,
    int | None,
    list[int] | None,
    type[int],
    set[float],
)
print(
    list[int]([1, 2]),
    dict[str, int](a=1),
    list[int].__origin__,
    list[int].__args__,
    list[int] == list[int],
)


def f(x: int | None, y: "list[str]" = ()) -> dict[str, tuple[int, ...]]:
    return {}


print(f.__annotations__)
try:
    int[str]
except TypeError as error:
    print(error)
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
try:
    int | 5
except TypeError as error:
    print(error)
print((int | str) == (str | int), isinstance(3, int | str), (int | str).__args__)
