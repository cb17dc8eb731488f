a, b = 1, 2
a, b = b, a
print(a, b)
(c, (d, e)), f = ("one", ["two", "three"]), {4: None}
print(c, d, e, f)
[g, h] = "hi"
print(g, h)
i, j, k = range(3)
print(i + j + k)
l, = [7]
print(l)
() = []
for (x, y), z in zip([(1, 2), (3, 4)], "ab"):
    print(x, y, z)
values = [0, 0, 0]
where = 0
where, values[where] = 2, "set with the new index"
print(where, values)
m = n = []
m.append(1)
print(n is m, n)
