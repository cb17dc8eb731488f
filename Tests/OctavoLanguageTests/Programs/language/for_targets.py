row = [0, 0]
for row[1] in "xyz":
    pass
print(row)


class Holder:
    pass


h = Holder()
for h.value in range(4):
    pass
print(h.value)
for a, b in {"k": 1, "l": 2}.items():
    print(a, b)
for (a, *b), c in [([1, 2, 3], 4)]:
    print(a, b, c)
for x in 1, 2, 3:
    print(x, end=";")
print()
for x in *[1, 2], 3:
    print(x, end=";")
print()
