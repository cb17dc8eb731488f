# What every object has for comparing, and what special methods of built-in types say of themselves.
one = object()
for name in "lt le gt ge eq ne".split():
    print(name, getattr(object, f"__{name}__").__doc__, getattr(one, f"__{name}__")(1), getattr(one, f"__{name}__")(one))
print(object.__lt__)
generator = (i for i in range(2))
print(generator.__next__.__doc__, generator.__iter__.__doc__, (1).__add__.__doc__, (1).__radd__.__doc__)
print([].__len__.__doc__, {}.__getitem__.__doc__, ().__getitem__.__doc__, "a".__str__.__doc__, 1.0.__divmod__.__doc__)
both = (1, 2)
print(both * 1 is both, both + () is both, () + both is both, both[:] is both, tuple(both) is both)
text = "ab"
print(text * 1 is text, b"ab" * 1, b"%(a)s and %(b)d" % {b"a": b"x", b"b": 3})


class Said(str):
    def __bytes__(self):
        return b"said"


print(bytes(Said("x")))


class Items(list):
    def __new__(cls, items, extra=None):
        made = super().__new__(cls, items)
        made.extra = extra
        return made


class Pair(tuple):
    def __init__(self, items, extra=None):
        self.extra = extra


print(Items([1], extra=3).extra, Pair([1], extra=4).extra)
for wrong in (lambda: list([1], extra=2), lambda: tuple([1], extra=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)
