it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))
try:
    next(it)
except StopIteration as error:
    print(repr(error))
numbers = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(numbers), 0)), list(numbers))
for attempt in (
    lambda: iter(5),
    lambda: next(5),
    lambda: next([1]),
    lambda: iter(5, 1),
    lambda: next(),
    lambda: iter(),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
text = iter("ab")
print(iter(text) is text, list(text), list(text))
d = {"a": 1, "b": 2}
print(list(iter(d)), next(iter(d.items())), next(iter(range(5, 9))))
