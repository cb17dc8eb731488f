class Dynamic:
    present = "real"

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)


d = Dynamic()
d.x = 1
print(d.x, d.present, d.auto_thing, getattr(d, "other", "default"), hasattr(d, "nope"))
try:
    d.missing
except AttributeError as error:
    print(error)


class Spy:
    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)


s = Spy()
print(s.secret, s.value)


class Both:
    def __getattribute__(self, name):
        raise AttributeError(name)

    def __getattr__(self, name):
        return "fallback for " + name


print(Both().anything)
