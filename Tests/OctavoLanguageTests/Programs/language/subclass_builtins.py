class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __repr__(self):
        return f"Stack{super().__repr__()}"


s = Stack([1]).push(2)
print(s, len(s), s[0], s + [3], type(s[:]).__name__, type(s + []).__name__, s == [1, 2])


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


d = Default(a=1)
print(d["a"], d["b"], d.get("b"), d, "b" in d)


class Text(str):
    def shout(self):
        return self.upper() + "!"


t = Text("hi")
print(t.shout(), t + "x", type(t + "x").__name__, len(t), {t: 1}["hi"])


class Even(int):
    def __new__(cls, v):
        return super().__new__(cls, v - v % 2)

    def __repr__(self):
        return f"Even({int(self)})"


e = Even(7)
print(e, [e], e + 1, type(e + 1).__name__, f"{e}", f"{e:03d}", e == 6)


class Tags(set):
    def __contains__(self, x):
        return super().__contains__(x.lower())


print("A" in Tags(["a"]))
