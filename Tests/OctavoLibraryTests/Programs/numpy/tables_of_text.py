# Structured data from text: loadtxt, genfromtxt, groups, sorting, text arrays and tables.
import io

import numpy as np

text = """# name, year, price, stock
apple, 2021, 1.25, 10
pear, 2020, 2.5, 0
fig, 2021, 7.125, 3
apple, 2022, 1.75, 8
plum, 2020, 3.0, 12
"""
fruit = np.loadtxt(io.StringIO(text), delimiter=",", dtype=[("name", "U8"), ("year", "i4"), ("price", "f8"), ("stock", "i8")])
print(fruit)
print(fruit.dtype, fruit.shape, fruit["price"].mean(), fruit[0], fruit[0]["name"], fruit["name"][1:3])
print(np.sort(fruit, order=["year", "price"])["name"], fruit[fruit["year"] == 2021])
for year in np.unique(fruit["year"]):
    chosen = fruit[fruit["year"] == year]
    print(year, len(chosen), chosen["price"].sum(), (chosen["price"] * chosen["stock"]).sum())
names, inverse, counts = np.unique(fruit["name"], return_inverse=True, return_counts=True)
print(names, inverse, counts, np.bincount(inverse, weights=fruit["stock"]))
fruit["price"] *= 1.1
print(fruit["price"].round(3), np.char.upper(fruit["name"]), np.char.str_len(np.char.strip(fruit["name"])))
raw = "1,2,\n4,,6\n7,8,9"
print(np.genfromtxt(io.StringIO(raw), delimiter=","), np.genfromtxt(io.StringIO(raw), delimiter=",", filling_values=-1))
m = np.genfromtxt(io.StringIO("a b c\n1 2.5 x\n3 4.5 yy"), names=True, dtype=None, encoding="utf-8")
print(m, m.dtype.names, m["b"])
out = io.StringIO()
np.savetxt(out, np.arange(6).reshape(2, 3) / 7, fmt="%8.4f", header="x y z", delimiter=" | ")
print(out.getvalue())
words = np.array(["banana", "Apple", "cherry", "date"])
print(np.sort(words), words[np.argsort(np.char.lower(words))], np.char.find(words, "a"), words == "date", np.char.add(words, "!"))
print(np.array([["a", "bb"], ["ccc", "d"]]), np.array(["x", 1, 2.5]), words.astype("U3"), words.dtype)
table = np.array([[1, 2.5, np.nan], [1000000, 3.14159, -0.001]])
print(table, np.nanmean(table, axis=0), np.isnan(table).sum(), table.tolist(), sep="\n")
print(np.array2string(np.linspace(0, 1, 5), precision=2, separator=", ", formatter={"float": lambda v: f"<{v:.1f}>"}))
