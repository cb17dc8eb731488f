def f(a, b=1, *, c=2):
    "doc"
    return a, b, c


f.__module__ = "elsewhere"
print(f.__module__, f(0))
del f.__doc__
f.__kwdefaults__ = {"c": 5}
print(f.__doc__, f(0), f.__kwdefaults__)
del f.__defaults__
try:
    f(0)
except TypeError as error:
    print(error)
del f.__kwdefaults__
f.__annotations__ = {"a": int}
print(f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__builtins__["len"] is len)
for name, value in (("__name__", 1), ("__qualname__", None), ("__kwdefaults__", 3), ("__annotations__", 3), ("__defaults__", 3)):
    try:
        setattr(f, name, value)
    except TypeError as error:
        print(error)
