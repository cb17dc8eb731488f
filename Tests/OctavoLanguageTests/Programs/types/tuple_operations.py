t = (1, 2, 3)
print(
    t + (4,),
    t * 2,
    t[0],
    t[-1],
    t[1:],
    t[::-1],
    len(t),
    2 in t,
    t.index(3),
    t.count(1),
    t == (1, 2, 3),
    t < (1, 3),
    () < (0,),
    (1,),
    (),
    ((),),
    1,
    (2),
)
print(
    hash(t) == hash((1, 2, 3)),
    {t: "key"}[1, 2, 3],
    sorted([(2, "a"), (1, "b"), (1, "a")]),
    max((1, 5), (1, 4)),
    sum(t),
    tuple(sorted("cab")),
    t is tuple(t),
    t[:] is t,
)
a, b, c = t
single = (5,)
print(a, b, c, single, type(()), bool(()), str((1,)), repr(("a", (1.0,))), (1, [2]), (lambda *x: x)(*t))
t2 = t
t2 += (4,)
print(t, t2, (1, 2) == [1, 2], (1, "x") != (1, "y"), (float("nan"),) == (float("nan"),))
for attempt in (
    lambda: t[3],
    lambda: t["a"],
    lambda: t + [1],
    lambda: t + 1,
    lambda: t.index(9),
    lambda: t.append(1),
    lambda: t * t,
    lambda: t < [1],
    lambda: hash(([],)),
    lambda: t.__setitem__(0, 1),
    lambda: t(),
    lambda: (1, "a") < (1, 2),
    lambda: t.index(),
    lambda: t.count(1, 2),
):
    try:
        print(attempt())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


def set_item():
    t[0] = 5


def del_item():
    del t[0]


for attempt in (set_item, del_item):
    try:
        attempt()
    except TypeError as error:
        print(error)
