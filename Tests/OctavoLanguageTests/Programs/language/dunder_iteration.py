class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(3), sorted(Countdown(3)))
c = Countdown(5)
for x in c:
    if x == 4:
        break
print(list(c), next(c, "done"))


class Tree:
    def __init__(self, value, *kids):
        self.value, self.kids = value, kids

    def __iter__(self):
        yield self.value
        for kid in self.kids:
            yield from kid

    def __reversed__(self):
        return reversed(list(self))


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(reversed(t)), max(t), "".join(map(str, t)))


class NotIterator:
    def __iter__(self):
        return 5


for bad in (NotIterator(), 5, object):
    try:
        iter(bad)
    except TypeError as error:
        print(error)
