class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("open", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("close", self.name, kind and kind.__name__, value)
        return self.swallow


with Door("a") as name:
    print("in", name)
with Door("b") as x, Door("c") as y:
    print(x, y)
with (
    Door("d") as x,
    Door("e"),
):
    print(x)
with Door("f", swallow=True):
    raise ValueError("swallowed")
try:
    with Door("g"):
        raise KeyError("seen")
except KeyError as error:
    print("outside", error)


def leave():
    with Door("h"):
        return "returned"


print(leave())
for i in range(2):
    with Door(str(i)):
        if i == 0:
            continue
        break
with Door("tuple") as (*letters,):
    print(letters)
