items = [1, 2, 3, 4]
for item in items:
    if item % 2 == 0:
        items.remove(item)
    if item == 1:
        items.append(5)
print(items)
seen = []
items = [3]
for item in items:
    seen.append(item)
    if item:
        items.append(item - 1)
print(seen)
it = iter(items)
print(list(it), next(it, "exhausted"))
items.append("late")
print(next(it, "stays exhausted"))
