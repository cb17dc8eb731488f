def nothing():
    pass


def bare():
    return


def pair():
    return 1, 2


def early(n):
    if n:
        return "early"
    "a string statement is no value"


def starred():
    return *range(2), 3


print(nothing(), bare(), pair(), early(1), early(0), starred())


def nested():
    def inner():
        return "inner"
    inner()
    return inner


print(nested()())
