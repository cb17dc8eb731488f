import struct

b = bytearray(10)
for offset in (0, -4, 6, 7, -20, 10, 2**62, -(2**63), -2, 2**63 - 1):
    for call in (lambda: struct.pack_into("<i", b, offset, 7), lambda: struct.unpack_from("<i", b, offset)):
        try:
            print(call())
        except struct.error as error:
            print(error)
for form in ("9223372036854775807i", "99999999999999999999i", "4611686018427387904i", "9223372036854775807x9223372036854775807x"):
    try:
        print(struct.calcsize(form))
    except struct.error as error:
        print(error)
print(b)
