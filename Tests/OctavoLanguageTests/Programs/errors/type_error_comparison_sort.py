data = [3, "a", None]
data.sort()
