def find(items, wanted):
    for item in items:
        if item == wanted:
            return item


print(find([1, 2], 3).bit_length())
