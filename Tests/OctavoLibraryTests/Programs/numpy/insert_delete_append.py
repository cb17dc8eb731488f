import numpy as np

a = np.arange(6).reshape(3, 2)
print(np.insert(a, 1, 6), np.insert(a, 1, 6, axis=1), sep="\n")
print(np.insert(a, 1, [[7], [8], [9]], axis=1), np.insert(a, [1], [[7], [8], [9]], axis=1), sep="\n")
b = a.flatten()
print(np.insert(b, [2, 2], [6, 7]), np.insert(b, slice(2, 4), [7, 8]), np.insert(b, [2, 2], [7.13, False]))
print(np.insert(np.arange(8).reshape(2, 4), (1, 3), 999, axis=1), np.insert(b, -1, 5))
print(np.delete(a, 1, 0), np.delete(a, [1, 3, 5]), np.delete(b, slice(None, None, 2)), np.delete(b, -1))
print(np.delete(b, [True, False, False, True, False, False]), np.delete(a, [], axis=0))
print(np.append([1, 2], [[3], [4]]), np.append(a, [[9, 9]], axis=0), np.resize([[0, 1], [2, 3]], (2, 3)))
print(np.trim_zeros([0, 0, 1, 2, 0]), np.trim_zeros(np.array([0, 1, 0]), "f"), np.resize([], 2))
for attempt in (lambda: np.insert(b, 9, 1), lambda: np.delete(b, 9), lambda: np.delete(b, [True])):
    try:
        attempt()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
