def show(v):
    print("eval", v, end=" ")
    return v


print(show(1) < show(5) < show(3) < show(9))
print(show(1) < show(2) <= show(2) != show(3))
print(1 < 2 > 0, 3 == 3.0 == True + 2, 1 < 3 < 2, "a" < "b" < "c")
x = 5
print(0 <= x < 10, not 0 <= x < 3, x in [5] == True, (x in [5]) == True)
print(1 in [1] in [[1]], 1 == 1 != 2 == 2)


class V:
    def __lt__(self, other):
        return []


print((V() < 1) < [1], V() < 1 < 5)
