from array import array, typecodes

print(typecodes)
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
print(a, len(a), a[1], a[-1], a[1:3], a[::-1], a.itemsize, a.typecode, 3 in a, a.index(3), a.count(9))
a[0] = 10
a[1:3] = array("i", [7, 8, 9])
del a[-1]
print(a, a.tolist(), a + array("i", [0]), array("d", [0.5]) * 2, a.pop(), sum(a))
print(array("h", [1, -2]).tobytes(), array("d", b"\x00\x00\x00\x00\x00\x00\xf0?"), array("f", [0.1]), array("u", "ab"))
b = array("H", [1, 258])
b.byteswap()
print(b, array("b") == array("i"), array("i", [1]) < array("i", [2]), list(reversed(a)), array("B", b"az"))
for call in (
    lambda: array("i", [2.5]), lambda: array("b", [200]), lambda: array("x"), lambda: array("H", [-1]), lambda: a[99],
    lambda: array("i", [2**40]), lambda: a + [1], lambda: array("d", ["x"]), lambda: array("i").pop(),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
