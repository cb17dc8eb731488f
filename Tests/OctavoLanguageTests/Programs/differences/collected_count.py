# title: gc.collect() gives the number of objects freed
# description: CPython counts the objects it found in cycles that nothing reaches; Octavo counts all objects that were freed.
# cause: All garbage is found by collections, not only cycles.
# workaround: Do not depend on the number.
import gc


class Node:
    pass


gc.collect()
a, b = Node(), Node()
a.other, b.other = b, a
numbers = [[n] for n in range(100)]
del a, b, numbers
print(gc.collect())
