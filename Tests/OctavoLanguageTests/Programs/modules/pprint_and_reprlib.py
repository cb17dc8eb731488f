import pprint, reprlib
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
from dataclasses import dataclass
from types import SimpleNamespace
data = {"name": "a long name of something", "values": list(range(30)), "nested": {"x": [1, 2, {"y": "z" * 30}], "t": ("a", "b")}}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True)
pprint.pprint(data, depth=1)
pprint.pprint(data, indent=4, sort_dicts=False)
pprint.pp({"b": 1, "a": 2})
pprint.pprint("the quick brown fox jumps over the lazy dog " * 4)
pprint.pprint([["word " * 10, "line one\nline two\n" * 3]], width=50)
pprint.pprint({frozenset({1, 2}), frozenset({3})} and set(range(40)), width=50)
pprint.pprint(OrderedDict((("key%d" % i), i) for i in range(8)), width=30)
pprint.pprint(defaultdict(list, {"k%d" % i: [i] * 5 for i in range(6)}), width=40)
pprint.pprint(Counter("abracadabra" * 3), width=20)
pprint.pprint(deque(range(30), maxlen=30), width=40)
pprint.pprint(SimpleNamespace(alpha=list(range(20)), beta="text"), width=40)
@dataclass
class Point:
    x: int
    y: list
pprint.pprint([Point(1, list(range(20))), Point(2, [])], width=40)
print(pprint.pformat({2: 1, "a": 2, 1: 3}), pprint.pformat(10**9, underscore_numbers=True))
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable([1]), pprint.isreadable(loop))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(10**60))
print(reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(set(range(10))), reprlib.repr(deque(range(9))), reprlib.repr((1,)))
class Node:
    @reprlib.recursive_repr()
    def __repr__(self):
        return f"<{self.me!r}>"
n = Node()
n.me = n
print(n)
