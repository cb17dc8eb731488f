deep = []
for _ in range(500):
    deep = [deep]
print(len(str(deep)), str(deep).count("["))
loop = [1]
loop.append(loop)
print(loop, loop[1][1][0])
d = {"self": None}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
a, b = [], []
a.append(b)
b.append(a)
print(a, b)
try:
    print(loop == [1, loop], loop == loop)
    x, y = [], []
    x.append(y), y.append(x)
    x == [[x]]
    p, q = [], []
    p.append(p), q.append(q)
    p == q
except RecursionError as error:
    print(error)
from collections import deque, OrderedDict
dq = deque([1])
dq.append(dq)
print(dq)
