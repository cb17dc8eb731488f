l = [3, 1, 2]


def key(x):
    l.append(x)
    return x


try:
    l.sort(key=key)
except ValueError as error:
    print(error, l)
l = [1, 2, 3]


class Evil:
    def __eq__(self, other):
        l.clear()
        return False


l[0] = Evil()
print(l.count(5), l)
l = [1, 2, 3]
print([l.pop() for _ in l], l)
l = [1, 2, 3]
for x in l:
    l.insert(0, x)
    if len(l) > 6:
        break
print(l)
l = [5, 4]
l.extend(l)
l += l
print(l)
m = [0]
m[0] = m
print(m == m, len(m), m[0][0][0] is m, str(m))
it = iter([1, 2, 3])
print(next(it), list(it), list(it))


class Liar:
    def __lt__(self, other):
        return True

    def __repr__(self):
        return "L"


print(sorted([Liar(), Liar(), Liar()]))
