def f(**named):
    return named


for call in (
    lambda: f(**{1: 3}, **{1: 5}), lambda: f(**{1: 3}), lambda: f(**{"a": 1}, **{"a": 2}), lambda: dict(**{1: 2}), lambda: f(a=1, **{"a": 2}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
