from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a ** 2

    name = "square"


class Half(Shape):
    def area(self):
        return 1


print(Square(3).describe())
for kind in (Shape, Half):
    try:
        kind()
    except TypeError as error:
        print(error)


class One(ABC):
    @abstractmethod
    def run(self):
        return "from the base"


class Two(One):
    def run(self):
        return super().run() + "!"


print(Two().run(), isinstance(Two(), One))
try:
    One()
except TypeError as error:
    print(error)
