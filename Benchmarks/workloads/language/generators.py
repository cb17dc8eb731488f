"""Generators in a pipeline: numbers, filters, windows and groups, pulled through one by one."""


def numbers(limit):
    state = 1
    for _ in range(limit):
        state = (state * 16807) % 2147483647
        yield state


def only(items, test):
    for item in items:
        if test(item):
            yield item


def scaled(items, divisor):
    for item in items:
        yield item % divisor


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            del window[0]


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averages():
    total, count = 0.0, 0
    while True:
        value = yield total / count if count else 0.0
        total += value
        count += 1


rising = 0
for a, b, c in windows(scaled(only(numbers(1_200_000), lambda n: n % 3), 1000), 3):
    if a < b < c:
        rising += 1
nodes = sum(tree(16))
mean = averages()
next(mean)
for n in scaled(numbers(450_000), 100):
    last = mean.send(n)
squares = sum(n * n for n in (m + 1 for m in range(700_000)) if n % 2)
print(rising, nodes, f"{last:.6f}", squares)
assert (rising, nodes, squares) == (132948, 131054, 57166666666550000)
