def f():
    """First line.

        Indented.
    """


class C:
    'single quotes'

    def m(self):
        r"""raw \n"""

    @property
    def p(self):
        "the property"


def g():
    f"""not a docstring"""


def h():
    "a" "b"


print(repr(f.__doc__), C.__doc__, C.m.__doc__, C.p.__doc__, g.__doc__, h.__doc__, (lambda: 0).__doc__)
f.__doc__ = "changed"
print(f.__doc__)


class D(C):
    pass


print(D.__doc__, D().m.__doc__, int.__doc__ is not None, len.__doc__ is not None)
