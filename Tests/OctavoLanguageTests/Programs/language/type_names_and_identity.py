values = [
    1,
    1.5,
    1j,
    True,
    None,
    "s",
    b"b",
    [],
    (),
    {},
    set(),
    frozenset(),
    range(1),
    slice(1),
    ...,
    NotImplemented,
    type,
    object(),
    len,
    print,
    lambda: 0,
    int,
    iter([]),
    iter(()),
    iter({}),
    iter(range(1)),
    iter(set()),
    zip(),
    map(str, []),
    filter(None, []),
    enumerate([]),
    reversed([]),
    {}.keys(),
    {}.values(),
    {}.items(),
    (x for x in []),
    [].append,
    property(),
    staticmethod(len),
    classmethod(len),
    super,
    Exception(),
]
for value in values:
    print(type(value).__name__, end=" ")
print()
print(type(type), type(int), type(None), type(...), int, str, list[int], dict[str, int], int | None)
a = "x"
print(a is a, None is None, ... is Ellipsis, type(a) is str, type(a) == str)
print([] is not [], type(1) is type(2))
print(
    object.__name__,
    type.__class__ is type,
    isinstance(int, type),
    isinstance(type, object),
    issubclass(bool, int),
)
