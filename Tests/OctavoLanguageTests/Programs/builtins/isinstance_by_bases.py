class Abstract:
    def __init__(self, bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


class Instance:
    def __init__(self, cls):
        self.__class = cls

    @property
    def __class__(self):
        return self.__class


base = Abstract(())
derived = Abstract((base,))
print(isinstance(Instance(derived), base), isinstance(Instance(base), derived), issubclass(derived, base))
print(issubclass(base, base), issubclass(derived, int), issubclass(Abstract((int,)), int), isinstance(3, base))
for call in (
    lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1, Abstract(3)),
    lambda: issubclass(Abstract(3), int),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
