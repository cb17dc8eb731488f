d = {i: i for i in range(5)}


def attempt(action):
    d.clear()
    d.update({i: i for i in range(5)})
    try:
        for k in d:
            action(k)
        print("finished", d)
    except RuntimeError as error:
        print(error)


attempt(lambda k: d.pop(k))
attempt(lambda k: d.__setitem__(k + 100, 1))
attempt(lambda k: d.__setitem__(k, "same keys are fine"))
attempt(lambda k: (d.pop(k), d.__setitem__(k, k)))
for view in (d.items, d.values, d.keys):
    try:
        for _ in view():
            d["new" + view.__name__] = 1
    except RuntimeError as error:
        print(error)
for k in list(d):
    if not isinstance(k, int):
        del d[k]
print(d)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
from collections import deque, Counter
q = deque([1, 2, 3])
try:
    for x in q:
        q.append(x)
except RuntimeError as error:
    print(error)
it = iter({"a": 1, "b": 2})
next(it)
print(list(it), list(it))
