row = [0]
row[1] = 5
