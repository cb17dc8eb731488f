x = 5
print("big" if x > 3 else "small", (1, 2) if x else (3,))
print([("even", "odd")[n % 2] for n in range(3)])
f = (lambda: "a") if x else (lambda: "b")
print(f())


def boom():
    raise AssertionError


print("safe" if True else boom(), boom() if False else "safe too")
print({True: "t", False: "f"}[x > 10], [1 if i > 1 else 0 for i in range(4)])
y = x if x < 3 else x * 2 if x < 10 else 0
print(y)
