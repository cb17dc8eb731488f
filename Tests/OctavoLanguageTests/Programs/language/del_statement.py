a = b = [1, 2, 3, 4, 5]
del a
print("a" in globals(), b)
del b[0], b[-1]
print(b)
del b[:2]
print(b)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class Box:
    def __init__(self):
        self.value = 1

    def __delitem__(self, key):
        print("delete", key)

    def __delattr__(self, name):
        print("attribute", name)
        super().__delattr__(name)


box = Box()
del box[1:2], box["k"], box.value
print(vars(box))
x = y = z = 0
del (x, y), [z]
print([name for name in "xyz" if name in globals()])


def local():
    n = 1
    del n
    try:
        return n
    except UnboundLocalError as error:
        return str(error)


print(local())
