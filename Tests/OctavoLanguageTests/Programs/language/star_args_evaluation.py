def f(*args, **kwargs):
    return args, kwargs


def gen():
    yield 1
    yield 2


print(f(*gen(), *(x for x in "ab")), f(**{"a": 1}, b=2))
print(f(*{"k1": 1, "k2": 2}), f(*"hi", *[], **{}))
attempts = [
    lambda: f(**{"a": 1}, **{"a": 2}),
    lambda: f(a=1, **{"a": 2}),
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(**{1: 2}),
    lambda: f(*None),
    lambda: f(**[("a", 1)]),
]
for attempt in attempts:
    try:
        print(attempt())
    except TypeError as error:
        print(error)
args = [1, 2]
result = f(*args)
args.append(3)
print(result)
kw = {"x": 1}


def change(**k):
    k["x"] = 99


change(**kw)
print(kw)
