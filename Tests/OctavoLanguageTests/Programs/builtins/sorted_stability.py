data = [("b", 2), ("a", 2), ("c", 1), ("d", 2)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True))
print(
    sorted("bAc"),
    sorted("bAc", key=str.lower),
    sorted([3, 1.5, True]),
    sorted({"b": 1, "a": 2}),
    sorted([], reverse=True),
    sorted([[2], [1, 5], [1]]),
)
print(
    sorted(["10", "9", "2"], key=int),
    sorted([(1, "z"), (1, "a")]),
    sorted([-3, 2, -1], key=abs),
    sorted("ab", key=lambda c: -ord(c)),
)
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=lambda w: (len(w), w)))
print(sorted(range(20), key=lambda n: n % 3))
for attempt in (
    lambda: sorted([1, "a"]),
    lambda: sorted([None, 1]),
    lambda: sorted(5),
    lambda: sorted([1], lambda x: x),
    lambda: sorted([1j, 2j]),
    lambda: sorted([1], key=5),
    lambda: sorted(),
    lambda: sorted([{}, {}]),
    lambda: [3, 1].sort(5),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
import random

random.seed(1)
big = [random.randrange(1000) for _ in range(5000)]
s = sorted(big)
print(all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(big), sorted(s, reverse=True) == s[::-1])
