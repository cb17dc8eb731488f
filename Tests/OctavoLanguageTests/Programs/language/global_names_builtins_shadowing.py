print(len("abc"))
len = lambda x: "shadowed"
print(len("abc"))
del len
print(len("abc"))


def f():
    sum = 0
    for max in (1, 2, 3):
        sum += max
    return sum


print(f(), sum([1, 2]), max(3, 4))
list_ = [1]
str = "now a string"
print(str)
del str
print(str(5))


class int(int):
    def double(self):
        return self * 2


print(int(4).double(), type(4).__name__)
import builtins
print(builtins.int is type(4), builtins.len is len)
