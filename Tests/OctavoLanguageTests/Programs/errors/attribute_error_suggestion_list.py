items = [1]
items.appendd(2)
