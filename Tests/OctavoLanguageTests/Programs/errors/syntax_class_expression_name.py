class 5A:
    pass
