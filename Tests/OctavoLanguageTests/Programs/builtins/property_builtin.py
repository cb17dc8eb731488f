class Temp:
    def get(self):
        print("get")
        return self._v

    def put(self, v):
        print("set", v)
        self._v = v

    def drop(self):
        print("del")
        del self._v

    v = property(get, put, drop, "the doc")
    read_only = property(get)


t = Temp()
t.v = 3
print(t.v, Temp.v.__doc__, Temp.v.fget.__name__)
del t.v
try:
    t.v
except AttributeError as error:
    print(error)
for attempt in (lambda: setattr(t, "read_only", 1), lambda: delattr(t, "read_only")):
    try:
        attempt()
    except AttributeError as error:
        print(error)


class Child(Temp):
    @Temp.v.setter
    def v(self, value):
        self._v = value * 100


c = Child()
c.v = 2
print(c.v)
p = property()
try:
    p.__get__(1)
except AttributeError as error:
    print(error)
