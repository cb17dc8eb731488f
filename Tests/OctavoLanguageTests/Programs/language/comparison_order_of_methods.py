# Which comparison methods are asked, in which order, each once; and class methods around descriptors.
calls = []


class Base:
    def __eq__(self, other):
        calls.append("Base.__eq__")
        return NotImplemented


class Derived(Base):
    def __eq__(self, other):
        calls.append("Derived.__eq__")
        return NotImplemented

    def __ne__(self, other):
        calls.append("Derived.__ne__")
        return NotImplemented


for a, b in [(Base(), Derived()), (Derived(), Base()), (Base(), Base()), (Derived(), Derived())]:
    for compare in (lambda: a == b, lambda: a != b):
        calls.clear()
        print(compare(), calls)


class Low:
    def __lt__(self, other):
        return "Low <"


class High(Low):
    def __gt__(self, other):
        return "High >"


print(Low() < High(), High() < Low(), Low() < Low(), High() > High())


class A:
    @classmethod
    @classmethod
    def twice(cls, owner):
        return cls, owner

    @classmethod
    @property
    def name(cls):
        return cls.__name__

    def plain(self):
        pass


print(A.name, A().name, A.plain.__module__ is A.plain.__module__)
try:
    print(A.twice(A))
except TypeError as error:
    print(error)
