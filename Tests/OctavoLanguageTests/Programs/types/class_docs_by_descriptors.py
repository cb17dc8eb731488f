"""A class's __doc__ may be a descriptor, which the class is asked through."""


class Fixed:
    def __get__(self, instance, owner):
        return f"for {owner.__name__}, {instance}"


class A:
    __doc__ = Fixed()


class B:
    @classmethod
    @property
    def __doc__(cls):
        return f"A doc for {cls.__name__!r}"


class C:
    @property
    def __doc__(self):
        return "of an instance"


print(A.__doc__)
print(B.__doc__)
print(type(C.__doc__).__name__, C().__doc__)
