n = 3
while n:
    n -= 1
    print(n)
else:
    print("ran out")
while True:
    break
else:
    print("never")
i = 0
while i < 6:
    i += 1
    if i % 2:
        continue
    if i == 6:
        break
    print("even", i)
else:
    print("never")
while False:
    pass
else:
    print("else without a round")
