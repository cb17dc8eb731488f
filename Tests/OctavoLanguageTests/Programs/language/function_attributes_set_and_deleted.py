# Which attributes of functions, methods and cells can be set and deleted.
import types


def f(x):
    return x


for name in ("__name__", "__qualname__"):
    for change in (lambda: setattr(f, name, 7), lambda: delattr(f, name)):
        try:
            change()
        except TypeError as error:
            print(error)
for change in (lambda: f.__delattr__("__dict__"), lambda: setattr(f, "__dict__", 3)):
    try:
        change()
    except TypeError as error:
        print(error)
f.__dict__ = {"z": 1}
print(f.z)


def outer():
    v = 1

    def h():
        return v

    return h


h = outer()
cell = h.__closure__[0]
cell.cell_contents = 5
print(h())
del cell.cell_contents
try:
    h()
except NameError as error:
    print(error)
try:
    cell.cell_contents
except ValueError as error:
    print(error)
print(types.CellType(3) < types.CellType(4), types.CellType(3) == types.CellType(3), types.CellType() < types.CellType(0))


class D:
    def m(self):
        pass

    m.attr = 1


print("attr" in dir(D().m), D().m.attr, D().m.__dict__)


class E:
    pass


e = E()
e.x = 1
del e.__dict__
print(e.__dict__, hasattr(e, "x"))


def counting():
    yield 1


generator = counting()
generator.__name__ = "renamed"
print(generator.__name__, generator.__qualname__)
for name in ("__name__", "__qualname__"):
    for change in (lambda: setattr(generator, name, 7), lambda: delattr(generator, name)):
        try:
            change()
        except TypeError as error:
            print(error)
