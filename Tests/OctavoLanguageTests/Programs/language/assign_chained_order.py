trace = []


class Slot:
    def __init__(self, name):
        self.name = name

    def __setitem__(self, index, value):
        trace.append(f"{self.name}[{index}] = {value}")


def note(text, value):
    trace.append(text)
    return value


left, right = Slot("left"), Slot("right")
note("target left", left)[note("index left", 1)] = note("target right", right)[
    note("index right", 2)
] = note("value", 3)
for line in trace:
    print(line)
x = y = z = 5
print(x, y, z)
