class Celsius:
    def __init__(self, degrees=0):
        self._degrees = degrees

    @property
    def degrees(self):
        "Temperature."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        self._degrees = None

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    kelvin = property(lambda self: self._degrees + 273.15, doc="Absolute.")


t = Celsius(100)
print(t.degrees, t.fahrenheit, t.kelvin)
t.degrees = 20
print(t.fahrenheit)
for change in (
    lambda: setattr(t, "degrees", -300),
    lambda: setattr(t, "fahrenheit", 1),
    lambda: delattr(t, "kelvin"),
):
    try:
        change()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del t.degrees
print(t.degrees, Celsius.degrees.__doc__, Celsius.kelvin.__doc__)
print(type(Celsius.degrees).__name__)
