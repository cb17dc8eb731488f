import numpy as np

a = np.array([[9, 1, 5], [2, 8, 4]])
print(
    np.sort(a),
    np.sort(a, axis=0),
    np.sort(a, axis=None),
    a.argsort(),
    a.argsort(axis=0),
    np.argsort([2.5, -1, 9])[::-1],
    -np.sort(-a[0]),
)
names, ages = np.array(["cy", "al", "bo"]), np.array([30, 25, 30])
order = np.lexsort((names, ages))
print(
    names[order],
    ages[order],
    names[ages.argsort(kind="stable")],
    np.sort(np.array([3, 1, 2], dtype=np.uint8)),
    np.sort([np.inf, np.nan, -np.inf, 0]),
    np.sort([1j, 1, 0]),
)
a.sort(axis=1)
print(a)
