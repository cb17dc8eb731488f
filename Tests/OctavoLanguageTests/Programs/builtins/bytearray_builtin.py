b = bytearray(b"abc")
b[0] = 65
b.append(100)
b.extend(b"ef")
b[1:2] = b"XY"
print(b, len(b), b.decode(), bytes(b), b == b"AXYcdef", b.find(b"c"), b.upper())
del b[:2]
print(b, b.pop(), b[0], list(b[:2]), b + b"z", bytearray(3), b.hex())
for attempt in (
    lambda: b.append(256),
    lambda: b.append("a"),
    lambda: b.__setitem__(0, -1),
    lambda: hash(b),
    lambda: bytearray("x"),
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
b += b"!!"
b.reverse()
print(b, b.count(b"!"), b.split(b"Y"))
