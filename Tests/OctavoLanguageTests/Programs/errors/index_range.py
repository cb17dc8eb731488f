print(range(3)[7])
