class Animal:
    """A beast."""
    count = 0
    legs = 4

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes no sound"


class Dog(Animal):
    def speak(self):
        return f"{self.name} barks, " + super().speak()


a, d = Animal("Ann"), Dog("Rex")
print(a.speak())
print(d.speak())
print(Animal.count, Dog.count, d.legs, Dog.__name__, Dog.__bases__, Animal.__doc__)
d.legs = 3
print(d.legs, Dog.legs, vars(d))
Dog.legs = 5
del d.legs
print(d.legs, a.legs)
print(isinstance(d, Animal), issubclass(Dog, Animal), isinstance(a, Dog), type(d) is Dog)
print(Animal.speak(d), Dog.speak.__qualname__, d.speak.__self__ is d)
print(Dog.__module__, Dog.__dict__["speak"].__name__)
