def f(a, b=1, *c, d, e=2, **g):
    """Doc."""
    x = a
    return x


f.tag = "custom"
f.count = 0
f.count += 1
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.tag, f.count, f.__dict__)
print(
    f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_name
)
f.__name__ = "renamed"
print(f.__name__)
f.__defaults__ = (9,)


def outer():
    def inner():
        pass

    return inner


print(outer().__qualname__, outer.__closure__, callable(f), hash(f) == hash(f), f == f)


class K:
    def method(self):
        pass


k = K()
print(K.method.__qualname__, k.method.__func__ is K.method, k.method == k.method, k.method is k.method)
try:
    k.method.tag = 1
except AttributeError as error:
    print(error)
try:
    del f.nothing
except AttributeError as error:
    print(error)
print(
    len.__name__,
    [].append.__name__,
    str.upper.__qualname__,
    type(len).__name__,
    type(f).__name__,
    type(k.method).__name__,
)
