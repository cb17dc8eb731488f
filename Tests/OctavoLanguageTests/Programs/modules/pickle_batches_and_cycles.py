# Batches of a thousand items, one that is alone, containers that hold themselves, what classes have a say in.
import io
import pickle

for protocol in range(2, 6):
    for x in ([1], {1: 2}, list(range(1001)), dict.fromkeys(range(1001)), list(range(1000)), [], {}, (), (1,), (1, 2, 3, 4)):
        data = pickle.dumps(x, protocol)
        print(protocol, len(data), data[:12], data[-12:], pickle.loads(data) == x)

row = [1]
row.append(row)
pair = (1, [])
pair[1].append(pair)
table = {}
table["self"] = table
for x in (row, pair, table):
    print(pickle.dumps(x), pickle.loads(pickle.dumps(x)))

shared = ["a"]
one, two = pickle.loads(pickle.dumps((shared, shared)))
print(one is two)
numbers = [0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63 - 1, -(2**63), 2**64, -128, -129, 2**39]
print(pickle.dumps(numbers), pickle.loads(pickle.dumps(numbers)) == numbers)
texts = ["", "x" * 300, "h\u00e9", "\ud800", "\u65e5", "y" * 70000, b"z" * 70000, 1.5, None, True, 3 + 4j, {1}, frozenset("a")]
print(pickle.loads(pickle.dumps(texts)) == texts, len(pickle.dumps(texts)))


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


class Marked(list):
    pass


point = Point([1, {"k": (Point(2), Marked("ab"))}])
print(pickle.loads(pickle.dumps([point, point])) == [point, point])


class Named(pickle.Pickler):
    def persistent_id(self, obj):
        return "the list" if obj == [1] else None


class Loader(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid


file = io.BytesIO()
Named(file).dump({"a": [1], "b": [2]})
print(Loader(io.BytesIO(file.getvalue())).load())
data = pickle.dumps([1, "two", {"three": (3.0, None)}])
for end in range(len(data)):
    try:
        print(pickle.loads(data[:end]))
    except Exception as error:
        print(end, type(error).__name__, error)
for bad in (b"\x80\x04].", b"\x80\x04e.", b"(", b"a.", b"h\x00.", b"\x80\x04K\x01s.", b"N0.", b"\xff", 5, "x"):
    try:
        print(bad, pickle.loads(bad))
    except Exception as error:
        print(bad, type(error).__name__, error)
