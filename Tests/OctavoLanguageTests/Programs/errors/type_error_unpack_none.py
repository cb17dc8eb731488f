def pair():
    pass


x, y = pair()
