print(all([]), any([]), all([1, "a", [0]]), all([1, 0]), any([0, "", None]), any([0, 3]))
seen = []


def note(x):
    seen.append(x)
    return x


print(any(note(x) for x in [0, 2, 3]), seen)
seen.clear()
print(all(note(x) for x in [1, 0, 3]), seen)
print(all("abc"), any({0: 1}), all({1: 0}), all(range(3)))
for f in (all, any):
    try:
        f(5)
    except TypeError as error:
        print(error)
