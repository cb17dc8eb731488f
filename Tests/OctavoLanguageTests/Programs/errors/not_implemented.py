class Base:
    def area(self):
        raise NotImplementedError("subclasses must define area")


Base().area()
