stack = []
for token in "( [ ] ( ) )".split():
    if token in "([":
        stack.append(token)
    else:
        print(stack.pop() + token, end=" ")
print(stack)
queue = [1, 2, 3]
queue.append(queue.pop(0))
print(queue)
m = [[1, 2, 3], [4, 5, 6]]
print(
    list(zip(*m)),
    [list(r) for r in zip(*m)],
    sum(m, []),
    [x for r in m for x in r],
    [max(r) for r in m],
    max(m),
    sum(map(sum, m)),
)
m[0][1] = "x"
copy = [row[:] for row in m]
copy[1][0] = "y"
print(m, copy)
flat = list(range(12))
print([flat[i : i + 5] for i in range(0, 12, 5)], flat[::4], list(zip(flat[::2], flat[1::2]))[:2])
rotated = flat[3:] + flat[:3]
print(rotated, [a - b for a, b in zip(flat[1:], flat)], list(dict.fromkeys([3, 1, 3, 2, 1])))
