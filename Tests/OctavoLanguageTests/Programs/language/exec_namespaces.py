text = """
x = 1
def f():
    global y
    y = 5
    return y
value = f() + y
names = [x for _ in range(2)]
"""
outer, inner = {}, {}
try:
    exec(text, outer, inner)
except NameError as error:
    print("NameError", error)
text = "x = 1\ny = x + 1\ndef f():\n    global z\n    z = 3\nf()\nw = z\n"
exec(text, outer, inner)
print(sorted(inner), sorted(k for k in outer if k != "__builtins__"), outer["z"])


class Log(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        print("missing", key)
        raise KeyError(key)


log = Log()
exec("a = 1\nb = a + len([a])\ndel a", {}, log)
print(dict(log))


def g():
    n = 1
    return lambda: n


try:
    exec(g().__code__)
except TypeError as error:
    print(error)


def hello():
    print("hello from code")


exec(hello.__code__)
