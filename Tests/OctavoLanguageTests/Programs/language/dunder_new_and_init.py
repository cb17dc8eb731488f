class Point:
    def __new__(cls, x, y):
        print("new", cls.__name__, x, y)
        return super().__new__(cls)

    def __init__(self, x, y):
        print("init")
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x + p.y)


class Only:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Only() is Only())


class Strange:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Strange())


class Celsius(float):
    def __new__(cls, text):
        return super().__new__(cls, text.rstrip("C"))


print(Celsius("21.5C") + 1, type(Celsius("1C")).__name__)


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))


print(Pair(1, 2), Pair(1, 2) == (1, 2), Pair(3, 4)[1])


class BadInit:
    def __init__(self):
        return 1


try:
    BadInit()
except TypeError as error:
    print(error)
for attempt in (lambda: object(1), lambda: Only(1)):
    try:
        attempt()
    except TypeError as error:
        print(error)
