words = ["a", "b"]
print(", ".join(words + [3]).upper())
