def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g), g.send(10), g.send(20), g.send(3))


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


e = echo()
print(e.send(None), e.send("a"), next(e))
try:
    e.send("c")
except StopIteration as stop:
    print(stop.value)
try:
    echo().send("too early")
except TypeError as error:
    print(error)


def both():
    x = yield
    y = yield x * 2
    print("got", x, y)


b = both()
next(b)
print(b.send(4))
print(list(b))
