a = [1]
b = a
c = [1]
print(id(a) == id(b), id(a) == id(c), a is b, a is c, a == c, id(None) == id(None), type(id(a)).__name__)
x = "text"
y = x
print(x is y, id(x) == id(y))
d = {"k": a}
print(d["k"] is a, (a,)[0] is a, [a, a][1] is b)


def same(v):
    return v


print(same(a) is a, same(None) is None, True is (1 < 2))
