def order():
    trace = []

    def f():
        try:
            trace.append("try")
            return trace.append("value") or len(trace)
        finally:
            trace.append("finally")
    return f(), trace


print(order())


def wins():
    try:
        return "try"
    finally:
        return "finally"


def mutates():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def rebinds():
    x = 1
    try:
        return x
    finally:
        x = 2


print(wins(), mutates(), rebinds())


def nested():
    try:
        try:
            return "a"
        finally:
            print("inner")
    finally:
        print("outer")


print(nested())
