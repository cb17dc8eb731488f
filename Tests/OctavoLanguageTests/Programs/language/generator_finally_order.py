def resource(name):
    print("acquire", name)
    try:
        yield name
    finally:
        print("release", name)


def use():
    for a in resource("a"):
        for b in resource("b"):
            print("using", a, b)


use()
g = resource("c")
next(g)
g.close()
g = resource("d")
next(g)
del g
print("after del")
try:
    for x in resource("e"):
        raise ValueError("body")
except ValueError as error:
    print(error)


def early():
    for x in resource("f"):
        return x


print(early())
