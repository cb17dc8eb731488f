for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
for x in []:
    print("never")
else:
    print("empty", "x" in globals())
for i in range(3):
    i *= 10
print(i)
for i in "ab":
    continue
else:
    print("continue still reaches else", i)
