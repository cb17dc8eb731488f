"""Numbers, items, strings and generators where the common case of an instruction ends."""

import math

big = 2**63 - 1
small = -(2**63)


def show(*values):
    print(*[repr(value) for value in values])


# Sums, differences and products beyond 64 bits.
show(big + 1, small - 1, big * 2, small * -1, -small, big - small, big * big)
show(big + 1.0, small * 2.0, 3 * 0.1, 0.1 * 3)

# Integers that floats cannot hold, beside floats.
edge = 2**53
for x in (edge - 1, edge, edge + 1, -edge - 1, big, small):
    f = float(x)
    show(x == f, x != f, x < f, x <= f, x > f, x >= f, f == x, f < x, f > x)
    print("jumps:", "eq" if x == f else "ne", "lt" if x < f else "ge", "gt" if f > x else "le")
nan = math.nan
show(nan == nan, nan != nan, nan < 1, nan >= 1, 1 < nan, big < math.inf, small > -math.inf)
print("not less" if not nan < 0 else "less", "not more" if not nan > 0 else "more")

# Quotients and remainders.
show(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 0 / -5, small // -1, small % -1)
show((edge + 1) / 3, big / small, 1 / 3, -1 / 3, 7 // 2.0, -7 % 2.5)
for divide in (lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 1 / 0.0):
    try:
        divide()
    except ZeroDivisionError as error:
        print(error)

# Shifts and bits.
show(1 << 30, 1 << 62, 1 << 63, 1 << 64, 2**32 << 31, -1 << 3, big >> 62, small >> 63, small >> 64, -1 >> 100)
show(big & small, big | small, big ^ small, True & 3, True | False, -5 & 255)
for shift in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        shift()
    except ValueError as error:
        print(error)

# Powers.
show(2.0**3, (-2.0) ** 3, (-2.0) ** -3, 2.0**0.5, 0.0**0, 0.0**2, 2.0**-1074, 2.0**-1080, 1e200**1, nan**0)
show((-8.0) ** (1 / 3), math.inf**-1, 4**0.5, 2**10, 2**-1)
for power in (lambda: 0.0**-1, lambda: 1e200**2, lambda: (-1e200) ** 3):
    try:
        power()
    except (ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)

# Items.
items = [10, 20, 30]
pair = (1, "two")
show(items[-3], items[2], pair[-1], "abc"[0], "abc"[-1], "äbc"[0], "日本"[1], "a" * 30 + "b" == "a" * 30 + "b", ("a" * 40)[39])
for read in (lambda: items[3], lambda: items[-4], lambda: pair[2], lambda: "abc"[3], lambda: ""[0], lambda: items["0"]):
    try:
        read()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
try:
    items[3] = 0
except IndexError as error:
    print(error)
items[-1] = items
print(items[2] is items, [c for c in "aé日😀"], [c for c in "x" * 3])

# Strings that are equal, and characters in strings.
words = ["", "a", "é", "日", "ab", "a" * 50, "é" * 50]
print([[x == y for y in words] for x in words])
print([[x != y for y in words] for x in words])
print([[x in y for y in words] for x in words])
print([[x not in y for y in words] for x in words])
print("same" if words[5] == "a" * 50 else "other", "in" if "é" in words[6] else "out")


class Loud(str):
    def __eq__(self, other):
        print("asked")
        return True

    __hash__ = str.__hash__

    def __contains__(self, other):
        print("looked", other)
        return False


print(Loud("a") == "b", "b" == Loud("a"), "a" in Loud("a"), Loud("a") != "a")


# Truth of numbers, None and everything else.
def truth(x):
    return ("yes" if x else "no", "no" if not x else "yes", not x)


print([truth(x) for x in (0, 1, -1, 0.0, -0.0, nan, None, True, False, "", "a", [], [0], 2**70)])


# Generators in loops: paused inside handlers, in recursion, resumed after an end.
def inside():
    for n in range(3):
        try:
            raise ValueError(n)
        except ValueError as error:
            yield str(error)


def outer():
    try:
        raise KeyError("outer")
    except KeyError:
        for text in inside():
            yield text
            try:
                raise
            except (KeyError, RuntimeError) as error:
                yield repr(error)


print(list(outer()), [x for x in outer()])


def countdown(n):
    if n:
        yield n
        for x in countdown(n - 1):
            yield x


print([x for x in countdown(5)], sum(x for x in countdown(40)))
source = countdown(3)
for x in source:
    break
for x in source:
    print(x, end=" ")
for x in source:
    print("never")
print(next(source, "over"))


def greedy():
    for x in greedy_again:
        yield x


greedy_again = greedy()
try:
    for x in greedy_again:
        print(x)
except ValueError as error:
    print(error)


def deep(n):
    for x in deep(n + 1):
        yield x


try:
    for x in deep(0):
        pass
except RecursionError as error:
    print(error)


# Attributes: deleted, shadowed, of classes that change.
class Box:
    size = 1

    def get(self):
        return self.size


box = Box()
seen = []
for turn in range(6):
    seen.append((box.size, box.get()))
    if turn == 1:
        box.size = 2
    if turn == 2:
        del box.size
    if turn == 3:
        Box.size = 3
    if turn == 4:
        Box.get = lambda self: "changed"
print(seen)
for turn in range(3):
    try:
        print(box.other)
    except AttributeError as error:
        print(error)
    box.other = turn
    del box.other
box.__dict__["size"] = "own"
print(box.size, box.get())
