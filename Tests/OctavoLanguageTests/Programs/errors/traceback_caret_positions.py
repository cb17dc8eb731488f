a, b, c = [1], "x", None
try:
    a + b
except TypeError as error:
    print(error)
x = (a[0] + 1) * (len(b) - c)
