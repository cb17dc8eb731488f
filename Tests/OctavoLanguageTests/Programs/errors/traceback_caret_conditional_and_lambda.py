pick = lambda n: [10, 20][n] if n >= 0 else {}["none"]
print(pick(1), pick(-1))
