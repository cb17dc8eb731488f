values = [5, 0]
print(values[0] % values[1])
