import functools


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print(f"{f.__name__}{args} {kwargs}")
        return f(*args, **kwargs)
    return wrapper


def repeat(times):
    def decorate(f):
        return lambda *a: [f(*a) for _ in range(times)]
    return decorate


@trace
def add(a, b=1):
    "Adds."
    return a + b


@repeat(2)
@trace
def hello(name):
    return "hello " + name


print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(5))
print(hello("you"))


class Count:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@Count
def tick():
    return "tock"


tick(), tick()
print(tick.calls)
table = {}


@table.setdefault("x", []).append
def stored():
    pass


print(stored, table["x"][0].__name__)
