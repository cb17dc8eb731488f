print(pow(0, -1, 1), pow(5, -1, 1), pow(5, -3, -1), pow(3, -1, 7), pow(-3, -2, 7))
for args in ((2, -1, 4), (0, -1, 7), (2, 3, 0)):
    try:
        print(pow(*args))
    except ValueError as error:
        print(error)
