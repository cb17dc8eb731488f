# Truth of empty ranges of large numbers, and counting what is equal to several numbers.
empty = range(100000000000000000010, 100000000000000000000, 3)
print(bool(empty), not empty, list(empty), empty == range(0), bool(range(10**20, 10**20 + 1)), bool(range(10**20, 10**20)))
print(range(1, 10).count(3), range(10**20).count(5), range(3).count(True), range(3).count(7.0), range(10).count(2.0))


class Equal:
    def __eq__(self, other):
        return True


print(range(10).count(Equal()), Equal() in range(3), range(10).index(Equal()), range(0).count(Equal()))
