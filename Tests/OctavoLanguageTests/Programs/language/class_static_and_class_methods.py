class Tool:
    made = []

    def __init__(self, name):
        self.name = name

    @classmethod
    def from_text(cls, text):
        tool = cls(text.strip())
        cls.made.append(tool.name)
        return tool

    @staticmethod
    def clean(text):
        return text.strip().lower()


class Saw(Tool):
    pass


print(type(Saw.from_text(" big ")).__name__, Tool.made)
print(Tool.clean("  A "), Saw("x").clean(" B "), Tool("y").from_text("z").name)
print(Tool.from_text.__self__ is Tool, Saw.from_text.__self__ is Saw)
plain = staticmethod(lambda v: v + 1)


class Holder:
    add = plain
    sub = staticmethod(lambda v: v - 1)
    mine = classmethod(lambda cls, v: (cls.__name__, v))


print(Holder.add(1), Holder().sub(1), Holder.mine(2))
