# Types without a method for it are pickled and copied by what they are made of.
import collections
import copy
import csv
import pickle
import re
import types
import weakref

space = types.SimpleNamespace(a=1, b=[2])
print(copy.copy(space), pickle.loads(pickle.dumps(space)), copy.deepcopy(space) == space)
print(copy.copy(list[int]), pickle.loads(pickle.dumps(list[int])), pickle.loads(pickle.dumps(int | str)))
pattern = re.compile("a(b)", re.I)
print(pickle.loads(pickle.dumps(pattern)), copy.copy(pattern) is pattern)
try:
    copy.copy(csv.get_dialect("excel"))
except TypeError as error:
    print(error)


class Slotted(collections.deque):
    __slots__ = ("x", "__dict__")


one = Slotted("ab")
one.x, one.z = 1, 3
two = pickle.loads(pickle.dumps(one))
print(two.x, two.z, list(two), collections.deque("a", 5).__reduce__()[:3])


class Key:
    pass


key = Key()
print(type({} | weakref.WeakKeyDictionary()), len({key: 1} | weakref.WeakKeyDictionary({key: 2})))
try:
    weakref.WeakKeyDictionary() | 3
except TypeError as error:
    print(error)
