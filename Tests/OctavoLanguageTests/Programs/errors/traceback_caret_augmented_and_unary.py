class V:
    items = [1]


v = V()
v.items[0] += -"x"
