if (n := len("hello")) > 3:
    print("long", n)
data = [1, 2, 3, 4]
print([y for x in data if (y := x * x) % 2 == 0], y)
total = 0
print([total := total + v for v in data], total)
source = iter([3, 2, 0, 5])
while (item := next(source)):
    print(item)
print((a := 1, b := 2), a, b)
print(f"{(z := 10)} {z:=5}")


def outer():
    if any((hit := word).startswith("c") for word in ["ab", "cd", "ce"]):
        return hit


print(outer())
print(max((best := v) for v in data), best)
