import builtins

names = """abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod complex delattr dict dir divmod
enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass
iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr
slice sorted staticmethod str sum super tuple type vars zip __import__ Ellipsis NotImplemented True False None""".split()
print([name for name in names if not hasattr(builtins, name)])
print(len(names), callable(builtins.print), builtins.__name__)
