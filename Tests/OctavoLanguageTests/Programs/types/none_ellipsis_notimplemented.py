print(
    None,
    ...,
    NotImplemented,
    repr(None),
    str(...),
    bool(None),
    bool(...),
    None == None,
    None is None,
    None != 0,
    None == False,
    ... is Ellipsis,
)
print(
    type(None),
    type(...),
    type(NotImplemented),
    [None] * 2,
    {None: 1}[None],
    (None or "default"),
    hash(None) == hash(None),
    {...: 1}[...],
)
nothing, dots = None, ...
for attempt in (
    lambda: None + 1,
    lambda: None < None,
    lambda: nothing(),
    lambda: nothing[0],
    lambda: len(None),
    lambda: None.x,
    lambda: iter(None),
    lambda: [*None],
    lambda: {**None},
    lambda: -None,
    lambda: int(None),
    lambda: "a" + None,
    lambda: None in None,
    lambda: "x" in None,
    lambda: sum(None),
    lambda: None.append(1),
    lambda: setattr(None, "x", 1),
    lambda: dots(),
    lambda: ... + 1,
    lambda: "".join([None]),
):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(error)


def f(): ...


print(f(), type(f()) is type(None))
