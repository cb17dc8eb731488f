class A:
    pass


class B(A):
    pass


print(
    isinstance(B(), A),
    isinstance(A(), B),
    isinstance(1, (str, int)),
    isinstance(1, int | str),
    isinstance(None, int | None),
    isinstance([], list | dict),
    isinstance(True, int),
)
print(
    issubclass(B, A),
    issubclass(B, (int, A)),
    issubclass(bool, int | str),
    issubclass(A, object),
    isinstance(A, type),
    isinstance(1, ((str,), (int,))),
)
for attempt in (
    lambda: isinstance(1, "int"),
    lambda: issubclass(1, int),
    lambda: isinstance(1, [int]),
    lambda: issubclass(int, 5),
    lambda: isinstance(1),
    lambda: isinstance(1, list[int]),
    lambda: isinstance(1, (str, 5)),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 42

    def __subclasscheck__(cls, sub):
        return sub is int


class Magic(metaclass=Meta):
    pass


print(isinstance(42, Magic), isinstance(41, Magic), issubclass(int, Magic), issubclass(str, Magic))
