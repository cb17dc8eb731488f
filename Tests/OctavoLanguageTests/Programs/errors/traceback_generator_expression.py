total = sum(10 / n for n in [1, 0])
