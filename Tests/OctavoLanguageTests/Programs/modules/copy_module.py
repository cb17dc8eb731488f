import copy

a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("shared")
a[2]["k"].append(5)
print(s, d, s is a, s[1] is a[1], d[1] is a[1])


class Node:
    def __init__(self, value):
        self.value, self.next = value, None


n = Node([1])
n.next = n
c, e = copy.copy(n), copy.deepcopy(n)
print(c.value is n.value, c.next is n, e.value is n.value, e.next is e, e.value)
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[1] is deep, deep)
shared = []
two = copy.deepcopy([shared, shared])
print(
    two[0] is two[1],
    copy.copy((1, 2)),
    copy.deepcopy("x"),
    copy.copy({1: 2}),
    copy.deepcopy({(1, 2): {3}}),
    copy.copy(len) is len,
    copy.deepcopy(Node) is Node,
)


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return ["deep", type(memo).__name__]


print(copy.copy(Custom()), copy.deepcopy([Custom()]))
t = ([],)
print(copy.deepcopy(t)[0] is t[0], copy.copy(t) is t, copy.deepcopy((1, (2,))))
from collections import Counter, deque, OrderedDict

print(copy.copy(Counter("aa")), copy.deepcopy(deque([[1]])), copy.deepcopy(OrderedDict(a=[1])))
