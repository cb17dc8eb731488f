def f(*args):
    return args[5]


if (n := 3) and f(*range(n)):
    print("never")
