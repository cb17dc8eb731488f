a = 2
print(a ** 2, a // (a - 2), a ** -1)
