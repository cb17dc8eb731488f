l = list(range(10))
l[2:5] = ["a"]
print(l)
l[1:1] = [7, 8]
print(l)
l[-2:] = []
print(l)
l[::3] = "wxy"[: len(l[::3])] if len(l[::3]) <= 3 else [0] * len(l[::3])
print(l)
l[5:2] = ["between"]
print(l)
l[:] = range(6)
l[1:4] = l
print(l)
l[::-1] = list(l)
print(l)
l[100:] = [1]
l[-100:0] = [0]
print(l)
del l[1:4], l[-1], l[::2]
print(l)
l[0:2] = "xy"
l[len(l) :] = (v for v in "gen")
print(l)
l = [1, 2, 3, 4]
l[0], l[1:3], l[-1] = "a", "bcd", "z"
print(l)


def attempt(code):
    try:
        code()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)


def extended():
    l[::2] = [1, 2, 3, 4, 5, 6]


def not_iterable():
    l[0:1] = 5


def not_iterable_extended():
    l[::2] = 5


def out_of_range():
    l[50] = 1


def delete_out_of_range():
    del l[50]


def bad_index():
    l["a"] = 1


def zero_step():
    l[::0] = []


for code in (
    extended,
    not_iterable,
    not_iterable_extended,
    out_of_range,
    delete_out_of_range,
    bad_index,
    zero_step,
):
    attempt(code)
print(l)
