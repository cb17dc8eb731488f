print("some output first")
print("no line end", end="")
raise RuntimeError("then the error")
