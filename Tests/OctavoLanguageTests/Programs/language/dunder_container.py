class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        print("get", key)
        return self.cells[key] if key in list(self.cells) else "."

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __len__(self):
        return len(self.cells)

    def __contains__(self, value):
        return value in self.cells.values()


g = Grid()
g[1, 2] = "x"
g["k"] = "y"
print(g[1, 2], g[0], g[1:2], g[::2, ...], g[()])
print(len(g), "x" in g, "q" not in g, bool(g))
del g["k"]
print(len(g), bool(Grid()))


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old(), 25 in Old(), max(Old()), tuple(reversed([*Old()])))
a, *b = Old()
print(a, b)
