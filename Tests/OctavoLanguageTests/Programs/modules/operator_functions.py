import operator as op

print(
    op.add(1, 2),
    op.sub(5, 3),
    op.mul(2, 3),
    op.truediv(7, 2),
    op.floordiv(7, 2),
    op.mod(7, 3),
    op.pow(2, 3),
    op.neg(1),
    op.pos(-1),
    op.abs(-3),
    op.and_(6, 3),
    op.or_(6, 3),
    op.xor(6, 3),
    op.inv(5),
    op.lshift(1, 3),
    op.rshift(8, 1),
    op.not_(0),
    op.truth([]),
    op.is_(None, None),
    op.is_not(1, None),
    op.index(True),
)
print(
    op.eq(1, 1.0),
    op.ne(1, 2),
    op.lt(1, 2),
    op.le(2, 2),
    op.gt(1, 2),
    op.ge(2, 3),
    op.contains([1, 2], 2),
    op.concat([1], [2]),
    op.countOf([1, 1, 2], 1),
    op.indexOf("abc", "c"),
    op.getitem({"k": 5}, "k"),
    op.itemgetter(1)("abc"),
    op.itemgetter(0, 2)([1, 2, 3]),
    op.itemgetter(slice(1, 3))("abcd"),
    op.itemgetter("a", "b")({"a": 1, "b": 2}),
)
d = {"x": 1}
op.setitem(d, "y", 2), op.delitem(d, "x")
l = [1]
l2 = op.iadd(l, [2])
print(
    d,
    l,
    l is l2,
    op.attrgetter("real")(3),
    op.attrgetter("real", "imag")(1 + 2j),
    op.methodcaller("upper")("a"),
    op.methodcaller("split", ",", maxsplit=1)("a,b,c"),
    op.attrgetter("__class__.__name__")(5),
)
rows = [("b", 2), ("a", 2), ("c", 1)]
print(
    sorted(rows, key=op.itemgetter(1, 0)),
    max(rows, key=op.itemgetter(1)),
    list(map(op.mul, [1, 2], [3, 4])),
    repr(op.itemgetter(1)),
    repr(op.attrgetter("a.b")),
)
for attempt in (
    lambda: op.itemgetter(),
    lambda: op.itemgetter("z")({}),
    lambda: op.attrgetter("nope")(1),
    lambda: op.add(1),
    lambda: op.index(1.5),
    lambda: op.indexOf([1], 2),
    lambda: op.attrgetter(1),
    lambda: op.methodcaller("nope")(1),
    lambda: op.truediv(1, 0),
    lambda: op.add("a", 1),
):
    try:
        print(attempt())
    except (TypeError, KeyError, AttributeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
