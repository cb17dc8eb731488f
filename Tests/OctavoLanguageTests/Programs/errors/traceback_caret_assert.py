low, high = 5, 1
assert low < high, "bounds are swapped"
