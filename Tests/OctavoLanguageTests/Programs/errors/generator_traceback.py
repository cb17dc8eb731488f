def source():
    yield 1
    yield 1 / 0


def double(items):
    for item in items:
        yield item * 2


for value in double(source()):
    print(value)
