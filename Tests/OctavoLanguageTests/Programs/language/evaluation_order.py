def e(x):
    print(x, end=" ")
    return x


print(e(1) + e(2) * e(3))
d = {e("k1"): e("v1"), e("k2"): e("v2")}
print()
[e("a"), e("b")][e(0)]
print()


def f(*args, **kwargs):
    return len(args) + len(kwargs)


print(f(e(1), *[e(2)], x=e(3), **{"y": e(4)}, z=e(5)))
l = [0] * 3
l[e(1)] = e("value first")
print()
e("x") if e("condition") else e("y")
print()
(e("left") or e("no")) and e("right")
print()


def g(a=e("default at definition")):
    pass


print()
g(); g()


def decorator(name):
    print("make", name, end=" ")
    return lambda f: print("apply", name, end=" ") or f


@decorator("outer")
@decorator("inner")
def decorated(a=e("default")):
    pass


print()
i = 0
i, l[i] = 1, "new i"
print(l)
