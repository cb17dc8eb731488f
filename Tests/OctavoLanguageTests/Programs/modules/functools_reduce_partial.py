from functools import reduce, partial, partialmethod
import operator

print(
    reduce(operator.add, [1, 2, 3]),
    reduce(lambda a, b: a * b, range(1, 6), 1),
    reduce(max, [3, 9, 2]),
    reduce(lambda a, b: a + b, "abc"),
    reduce(operator.add, [], "start"),
    reduce(lambda f, g: lambda x: g(f(x)), [abs, str, len])(-123),
)
add = partial(operator.add, 10)
print(add(5), add.func is operator.add, add.args, add.keywords)


def power(base, exponent=2, *, offset=0):
    return base**exponent + offset


cube = partial(power, exponent=3)
print(
    cube(2),
    cube(2, offset=1),
    partial(cube, offset=5)(2),
    partial(power, 2)(5),
    partial(power, 2, offset=1)(exponent=4),
    list(map(partial(pow, 2), range(4))),
    partial(int, base=2)("101"),
    repr(partial(print, 1, sep="x")),
)


class Light:
    def set(self, on):
        return f"light {on}"

    turn_on = partialmethod(set, True)


print(Light().turn_on())
for attempt in (
    lambda: reduce(operator.add, []),
    lambda: reduce(operator.add),
    lambda: partial(),
    lambda: partial(5),
    lambda: cube(),
    lambda: cube(1, 2, 3),
    lambda: reduce(operator.add, 5),
    lambda: cube(2, exponent=1),
    lambda: partial(power, 1)(base=2),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
