with open("no/such/file.csv") as f:
    f.read()
