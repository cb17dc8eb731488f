print([x * y for x in range(3) for y in range(x, 3) if (x + y) % 2])
print({x % 3: x for x in range(10)}, sorted({len(w) for w in ["a", "bb", "cc"]}))
print(list(x for x in "abc"), sum(n * n for n in range(4)))
print([[cell * 2 for cell in row] for row in [[1, 2], [3]]])
print([x for x in range(20) if x % 2 if x % 3 == 0])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print({k: [v for v in vs if v] for k, vs in {"a": [0, 1], "b": []}.items()})
print([(a, b) for a, *b in ["xyz", "w"]])
print([f(2) for f in (lambda x: x + 1, lambda x: x * 10)])
print([i if i % 2 else -i for i in range(4)], [*(1 for _ in "ab")])
x = "untouched"
print([x for x in range(2)], x)
print({(a, b): a + b for a in range(2) for b in "0"  for b in [int(b)]})
