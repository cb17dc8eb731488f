import pickle
from collections import Counter, OrderedDict, deque
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class Named(dict):
    pass


loop = [1]
loop.append(loop)
values = [
    None, True, 0, -1, 255, 65536, -(2**31), 2**31, 10**30, -128, 1.5, "abc", "é\n\\", "x" * 300, b"", b"ab",
    bytearray(b"q"), (), (1,), (1, 2, 3, 4), [1], list(range(3)), {1: 2}, {1: 2, 3: 4}, {1}, frozenset({2}), int, len,
    [].append, Point, 1 + 2j, range(3), ..., NotImplemented, ["ab", "ab"], Named(a=1),
]
for protocol in range(6):
    for value in values:
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        if value is not values[28]:
            assert back == value and type(back) is type(value), value
    print(protocol, pickle.dumps([1, "a", (None, 2.5)], protocol))
print(pickle.dumps({"a": [1, 2], "b": {3}}), pickle.dumps(Point(1, 2)))
back = pickle.loads(pickle.dumps(loop))
print(back[1] is back, pickle.loads(pickle.dumps(Point(1, [2]))) == Point(1, [2]), pickle.loads(pickle.dumps(Slots())).a)
for value in (
    OrderedDict(a=1), Counter("aab"), deque([1, 2], 3), date(2020, 1, 2), timedelta(1, 2), Decimal("1.50"),
    Fraction(1, 3), ValueError("a", 1),
):
    print(repr(pickle.loads(pickle.dumps(value))))
for text in (b"", b"\x80\x04", b"hello", b"\x80\x09."):
    try:
        pickle.loads(text)
    except Exception as error:
        print(type(error).__name__, error)
for value in (lambda: 1, (n for n in "a")):
    try:
        pickle.dumps(value)
    except (pickle.PicklingError, TypeError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
