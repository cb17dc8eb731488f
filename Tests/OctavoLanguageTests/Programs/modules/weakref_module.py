import gc
import weakref


class A:
    def __init__(self, name):
        self.name = name


a = A("one")
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a), hash(r) == hash(r))
called = weakref.ref(a, lambda ref: print("callback", ref() is None))
p = weakref.proxy(a)
print(p.name, isinstance(p, weakref.ProxyType))
p.name = "two"
print(a.name)
del a
print(r(), called() is None)
try:
    p.name
except ReferenceError as error:
    print(error)
for value in (1, "s", (), [], {}, None):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
values = weakref.WeakValueDictionary()
keep = A("v")
values["k"] = keep
print(len(values), "k" in values, values["k"].name)
del keep
print(len(values), values.get("k"))
keys = weakref.WeakKeyDictionary()
key = A("key")
keys[key] = 5
print(keys[key], len(keys))
del key
print(len(keys))
items = weakref.WeakSet()
one, two = A(1), A(2)
items.add(one)
items.add(two)
print(len(items), one in items)
del one
print(len(items))


class C:
    def method(self):
        return "called"


c = C()
m = weakref.WeakMethod(c.method)
print(m()())
del c
print(m())
target = A("t")
end = weakref.finalize(target, print, "finalized", 1)
print(end.alive)
del target
print(end.alive)
x, y = A("x"), A("y")
x.other, y.other = y, x
wx = weakref.ref(x)
del x, y
gc.collect()
print(wx())
