import copy
from collections import OrderedDict


class Ordered(OrderedDict):
    pass


for kind in (OrderedDict, Ordered):
    original = kind(a=[1])
    original.x = [5]
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    print(type(shallow).__name__, shallow.x is original.x, deep.x == original.x, deep.x is original.x, deep["a"] is original["a"])
s = slice([1], 2)
print(copy.copy(s) is s, copy.deepcopy(s) is s, copy.deepcopy(s) == s)
