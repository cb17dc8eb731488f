def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10: return "small"
    else:
        return "large"


print([kind(n) for n in (-1, 0, 5, 50)])
for value in (0, 1, "", "a", [], [0], {}, {0}, None, 0.0, -0.0, 0j, (), (0,), range(0), b"", float("nan")):
    print(repr(value), "true" if value else "false")
x = 5
print("odd" if x % 2 else "even", "a" if 0 else "b" if 0 else "c")
if x: pass
if not x: print("never")
