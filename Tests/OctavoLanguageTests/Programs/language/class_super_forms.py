class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    @classmethod
    def make(cls, x):
        return cls(x)

    @property
    def double(self):
        return self.x * 2


class Child(Base):
    kind = "child"

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    @classmethod
    def make(cls, x):
        made = super(Child, cls).make.__func__(lambda v: cls(v, v), x)
        return made

    @property
    def double(self):
        return super().double + 1

    def parent_kind(self):
        return super().kind, super(Child, self).kind, __class__.kind


c = Child(3, 4)
print(c.x, c.y, c.double, c.parent_kind(), Child.make(5).y)
try:
    super().nothing
except RuntimeError as error:
    print(error)


class Lost(Base):
    def get(self):
        return super().missing


try:
    Lost(1).get()
except AttributeError as error:
    print(error)
