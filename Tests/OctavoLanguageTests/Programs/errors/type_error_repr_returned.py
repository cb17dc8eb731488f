class Bad:
    def __repr__(self):
        return None


print(Bad())
