class A:
    x = 1

    def method(self):
        pass


a = A()
a.y = 2
print([n for n in dir(a) if not n.startswith("__")], vars(a), a.__dict__ is vars(a))
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir("") if n.startswith("is")])
vars(a)["z"] = 3
print(a.z, sorted(k for k in vars(A) if not k.startswith("__")))
try:
    vars(5)
except TypeError as error:
    print(error)


def f():
    local = 1
    other = 2
    return dir(), vars(), locals()


print(f())


class Custom:
    def __dir__(self):
        return ["b", "a"]


print(dir(Custom()))
import math
print([n for n in dir(math) if n.startswith("is")])
