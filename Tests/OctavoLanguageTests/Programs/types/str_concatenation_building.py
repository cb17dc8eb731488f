parts = []
for i in range(5):
    parts.append(str(i) * i)
print("|".join(parts))
s = ""
for i in range(10):
    s += chr(97 + i)
t = s
s += "!"
print(s, t)
s = "x"
for _ in range(5):
    s = s + s
print(len(s), "a" "b" + "c" * 2, "-" * 20)
table = [["id", "name"], ["1", "Ann"], ["22", "Bo"]]
widths = [max(map(len, column)) for column in zip(*table)]
for row in table:
    print(" | ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip())
print("\n".join(f"{a:>2} x {b} = {a * b:<3}".rstrip() for a, b in [(1, 2), (10, 3)]))
