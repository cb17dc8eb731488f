o = object()
print(type(o), type(5) is int, type("x").__name__, type(int), type(type), isinstance(o, object))
try:
    o.x = 1
except AttributeError as error:
    print(error)


class A:
    pass


print(type(A()).__name__, type(A).__name__, A.__class__, A().__class__ is A, type(A()) == A)
a = A()
a.__class__ = type("x").__class__ and A
print(isinstance(a, A), object() == object(), object() != 5, o == o)
print(type(None)(), type(...)(), bool(object()))
for attempt in (lambda: type(), lambda: type(1, 2), lambda: object(1), lambda: type(None)(1)):
    try:
        attempt()
    except TypeError as error:
        print(error)
