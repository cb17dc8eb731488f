point = (1, 2)
match point:
    case (x, y) if x > 5:
        print("far")
    case (x, y):
        print(x / (y - 2))
