# title: Objects die at the end of a statement, not inside it
# description: An object that nothing refers to any more is finalised at the end of the statement, even if CPython would have finalised it in the middle.
# cause: References are not counted. Programs that could notice are watched after every statement; a collection then finds what died.
# workaround: Use `with`, or call a `close` method, where the order matters.


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def name_of(thing):
    return thing.name


print(name_of(Noisy("a")), "printed first by CPython's rules?")
x = Noisy("b")
del x
print("after del")
