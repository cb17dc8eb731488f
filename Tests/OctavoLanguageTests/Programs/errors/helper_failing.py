"""A module that fails while it is imported."""
value = [1, 2, 3]
missing = value[10]
