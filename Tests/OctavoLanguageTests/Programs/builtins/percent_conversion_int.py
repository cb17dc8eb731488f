class N:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return 7

    def __index__(self):
        return 3


print("%d %i %x %o %c" % (N(1), N(1), N(1), N(1), 65))
