from dataclasses import dataclass, field, asdict, astuple, fields, replace, is_dataclass


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)
    secret: int = field(default=0, repr=False, compare=False)

    def total(self, n):
        return self.price * n


a, b = Item("nail"), Item("nail", 1.0, [], 5)
print(a, a == b, a != Item("x"), a.total(3), a.tags is b.tags)
b.tags.append("metal")
print(b, asdict(b), astuple(b), a == b)
print([f.name for f in fields(Item)], is_dataclass(a), is_dataclass(3), replace(a, price=9))
for attempt in (lambda: Item(), lambda: Item("a", 1, [], 0, 5), lambda: Item(nme="x"), lambda: a < b):
    try:
        attempt()
    except TypeError as error:
        print(error)
try:
    hash(a)
except TypeError as error:
    print(error)


@dataclass
class Special(Item):
    level: int = 3


print(Special("s", level=4), Special.__match_args__)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as error:
    print(error)
