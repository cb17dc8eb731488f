class M(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.made = name


class A(metaclass=M):
    pass


class N(type):
    def __new__(cls, name, bases, namespace, extra):
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, extra):
        super().__init__(name, bases, namespace)
        cls.extra = extra


class B(metaclass=N, extra=1):
    pass


print(A.made, B.extra, M("C", (A,), {"x": 1}).made, type.__init__(A, 1))
for arguments in ((A,), (A, 1, 2), (A, 1, 2, 3)):
    try:
        print(type.__init__(*arguments))
    except TypeError as error:
        print(error)
stop = StopIteration("first")
stop.value = "second"
print(stop, stop.value, stop.args)
