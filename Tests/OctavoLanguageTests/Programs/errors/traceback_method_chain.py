class A:
    def __init__(self, v):
        self.v = v

    def first(self):
        return self.second(self.v)

    def second(self, v):
        return v.missing


A(5).first()
