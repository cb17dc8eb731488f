class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


x = Noisy("a")
del x
print("after del")
x = Noisy("b")
x = None
print("after None")


def f():
    local = Noisy("local")
    print("in f")


f()
print("after f")


class Owner(Noisy):
    pass


owner = Owner("owner")
owner.part = Noisy("part")
del owner


def steps():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned up")


g = steps()
next(g)
del g
print("after generator")
for step in steps():
    break
print("after loop")


class Bad:
    def __del__(self):
        raise ValueError("in del")


kept = Noisy("kept to the end")
print("last line")
