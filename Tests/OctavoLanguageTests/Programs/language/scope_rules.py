x = "global"


class A:
    x = "class"
    seen = [x for _ in range(1)]
    first = [n for n in x]

    def method(self):
        return x


print(A.seen, A.first[:2], A().method())


def f():
    x = "function"

    class B:
        y = x
        x = "class after"

        def read(self):
            return x
    return B.y if hasattr(B, "y") else None, B.x, B().read()


try:
    print(f())
except NameError as error:
    print(error)


def g(x):
    return [x for x in range(x)], x


print(g(3))
i = "outside"
print([i for i in range(2)], {i for i in range(1)}, i)
print((lambda x: [x * n for n in range(x)])(3))
