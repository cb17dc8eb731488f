def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count
    return step, read


step, read = counter(10)
step(); step(5)
other, _ = counter()
other()
print(read(), step.__closure__[0].cell_contents, step.__code__.co_freevars)


def outer():
    x = 1

    def middle():
        nonlocal x
        x = 2

        def inner():
            nonlocal x
            x = 3
        inner()
    middle()
    return x


print(outer())


def averager():
    values = []
    return lambda v: values.append(v) or sum(values) / len(values)


mean = averager()
print(mean(10), mean(20), mean(60))
