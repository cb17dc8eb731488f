x = 1
print(globals()["x"], "x" in locals(), globals() is locals())
globals()["made"] = "through globals"
print(made)


def f(a, b=2):
    c = a + b
    return locals()


print(f(1))


def outer():
    captured = 1

    def inner():
        mine = captured
        return locals()
    return inner()


print(outer())


class C:
    y = 5
    names = sorted(n for n in locals() if not n.startswith("__"))


print(C.names)
print([sorted(locals()) for q in range(1)][0][:2])
