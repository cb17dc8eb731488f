def read(lines):
    for line in lines:
        yield line.strip()


def skip_blank(lines):
    return (line for line in lines if line)


def numbers(lines):
    for line in lines:
        try:
            yield float(line)
        except ValueError:
            yield None


def running(values):
    total = 0
    for value in values:
        if value is not None:
            total += value
            yield total


text = ["1\n", "\n", "2.5 \n", "oops\n", "4"]
print(list(running(numbers(skip_blank(read(text))))))


def window(items, size):
    from collections import deque
    frame = deque(maxlen=size)
    for item in items:
        frame.append(item)
        if len(frame) == size:
            yield tuple(frame)


print(list(window("abcde", 3)))


def primes():
    yield 2
    found = [2]
    n = 3
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 2


p = primes()
print([next(p) for _ in range(10)])
