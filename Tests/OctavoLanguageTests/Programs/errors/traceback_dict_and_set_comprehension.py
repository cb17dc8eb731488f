def f(n):
    return {k: [1, 2][k] for k in range(n)}


try:
    f(3)
except IndexError:
    print("seen")
print({1 // x for x in (1, 0)})
