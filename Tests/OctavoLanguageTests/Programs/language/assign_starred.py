first, *rest = [1, 2, 3, 4]
print(first, rest)
*start, last = "abc"
print(start, last)
head, *middle, tail = (1, 2)
print(head, middle, tail)
a, (b, *c), *d = 1, "xyz", 3, 4
print(a, b, c, d)
*everything, = range(3)
print(everything)
for key, *numbers in [("a", 1, 2), ("b",), ("c", 3)]:
    print(key, sum(numbers))
print([*range(3), *"ab", *{"k": 1}], (*[], 1), {*[1, 1, 2]} == {1, 2})
print({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}})
numbers = 1, *range(2, 4)
print(numbers)
