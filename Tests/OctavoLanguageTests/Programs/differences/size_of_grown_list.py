# title: sys.getsizeof of a list counts its elements only
# description: CPython's lists keep room to grow, and how much depends on how the list was made. Octavo's answer is the size of a list made in one go.
# cause: Lists are stored in another way; the number stands for CPython's plain layout.
# workaround: None is needed where sizes are only compared; `len` counts elements.
import sys

print(sys.getsizeof([0, 1, 2, 3, 4]), sys.getsizeof([n for n in range(5)]))
