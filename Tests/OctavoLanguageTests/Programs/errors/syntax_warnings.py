x = 5
print(x is 5, "a\d", 1 is not None)
assert (x == 5, "always true")
print([1, 2], (1, 2)
      )
def f():
    return (1)(2) if x == 0 else "fine"
print(f())
