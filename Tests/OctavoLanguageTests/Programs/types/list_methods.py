l = [3, 1, 2]
print(
    l.append(4), l, l.extend("ab"), l, l.insert(1, "i"), l, l.insert(-1, "j"), l, l.insert(100, "end"), l
)
print(l.remove("i"), l, l.pop(), l.pop(0), l.pop(-2), l, l.index("a"), l.count(1))
l = [5, 3, 9, 1]
print(l.sort(), l, l.sort(reverse=True), l, l.reverse(), l, l.copy() == l, l.copy() is l, l.clear(), l)
l = ["b", "A", "c"]
l.sort(key=str.lower)
print(l, l.index("c", 1), l.index("A", -3, 2))
l += (1, 2)
l.extend({"k": 0})
l.extend(x for x in range(2))
print(l)
for attempt in (
    lambda: [].pop(),
    lambda: [1].pop(5),
    lambda: [1].remove(2),
    lambda: [1].index(2),
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: [].insert(1),
    lambda: [].extend(5),
    lambda: [].pop("a"),
    lambda: [].insert("a", 1),
    lambda: [1, "a"].sort(),
    lambda: [1].index(1, 5),
    lambda: [].sort(lambda x: x),
    lambda: [].push(1),
    lambda: [].extend(),
    lambda: [].count(),
    lambda: [].add(1),
    lambda: [].lenght,
):
    try:
        attempt()
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
