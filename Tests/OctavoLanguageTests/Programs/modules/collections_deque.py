from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d, list(d), d == deque([1, 2, 3]), d.maxlen)
d.extend("ab")
d.extendleft([9, 8])
print(d, d.rotate(2), d, d.rotate(-1), d, d.reverse(), d, d.count(1), d.index("a"), d.remove("b"), d)
d.insert(2, "in")
d[0] = "first"
del d[1]
print(
    d, d.copy() == d, list(reversed(d)), d.clear(), d, bool(d), deque("abc", maxlen=2), deque(maxlen=3)
)
m = deque(maxlen=3)
for i in range(5):
    m.append(i)
m.appendleft("x")
print(
    m, m.maxlen, deque([1]) + deque([2]), deque([1, 2]) * 2, deque([1]) < deque([2]), repr(deque([[]]))
)
for attempt in (
    lambda: deque().pop(),
    lambda: deque().popleft(),
    lambda: deque([1])[5],
    lambda: deque([1]).remove(2),
    lambda: deque([1]).index(2),
    lambda: deque(5),
    lambda: deque([1], maxlen=-1),
    lambda: deque([1, 2, 3])[0:1],
    lambda: m.insert(1, 1),
    lambda: hash(deque()),
    lambda: deque([1]) + [2],
    lambda: deque().append(),
    lambda: setattr(m, "maxlen", 1),
    lambda: deque()["a"],
):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
