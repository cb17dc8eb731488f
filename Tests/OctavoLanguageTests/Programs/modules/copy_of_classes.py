import copy
class Plain:
    def __init__(self, x):
        self.x = x
class Slots:
    __slots__ = ("a", "b")
class Custom:
    def __copy__(self):
        return "copied"
    def __deepcopy__(self, memo):
        return "deep"
class Args(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    def __getnewargs__(self):
        return tuple(self)
class State:
    def __getstate__(self):
        return {"v": 1}
    def __setstate__(self, state):
        self.got = state
class MyList(list): pass
class MyDict(dict): pass
class MyError(Exception): pass
p = Plain([1])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x)
s = Slots()
s.a = [1]
t = copy.deepcopy(s)
print(t.a, t.a is s.a, hasattr(t, "b"))
print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.copy(Args(1, 2)), type(copy.deepcopy(Args([1], 2))).__name__)
print(copy.copy(State()).got, copy.deepcopy(State()).got)
m = MyList([1, [2]])
m.extra = {"k": 1}
n = copy.deepcopy(m)
print(type(n).__name__, n, n.extra, n.extra is m.extra, n[1] is m[1])
d = MyDict(a=[1])
print(copy.deepcopy(d), type(copy.copy(d)).__name__)
e = copy.copy(MyError("a", 1))
print(type(e).__name__, e.args)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is loop)
shared = [1]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], copy.deepcopy((1, "a")) , copy.copy({1, 2}), copy.deepcopy(frozenset([1])))
memo = {}
copy.deepcopy(p, memo)
print(id(p) in memo)
for bad in ((i for i in ()),):
    try:
        copy.copy(bad)
    except TypeError as err:
        print(err)
