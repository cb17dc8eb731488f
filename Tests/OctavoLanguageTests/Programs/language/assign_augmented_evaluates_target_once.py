calls = []


def index(value):
    calls.append(value)
    return value


data = [10, 20, 30]
data[index(1)] += 5
print(data, calls)


class Box:
    def __init__(self):
        self.reads = self.writes = 0

    def __getitem__(self, key):
        self.reads += 1
        return 1

    def __setitem__(self, key, value):
        self.writes += 1


box = Box()
box[0] += 1
box[0] *= 2
print(box.reads, box.writes)
try:
    pair = ([], 1)
    pair[0] += ["still appended"]
except TypeError as error:
    print(error, pair)
