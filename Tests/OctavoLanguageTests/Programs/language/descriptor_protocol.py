class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("deleting", self.name)
        del obj.__dict__[self.name]


class Item:
    price = Typed(float)
    name = Typed(str)


item = Item()
print(item.price)
item.price, item.name = 2.5, "nail"
print(item.price, item.name, item.__dict__)
try:
    item.price = "free"
except TypeError as error:
    print(error)
del item.price
print(item.price, type(Item.price).__name__)


class NonData:
    def __get__(self, obj, owner):
        return "from the descriptor"


class Holder:
    value = NonData()


h = Holder()
print(h.value)
h.__dict__["value"] = "from the instance"
print(h.value, Holder.value)
