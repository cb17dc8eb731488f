# title: memoryview is refused
# description: There is no memoryview.
# cause: Buffers of other objects are not shared.
# workaround: Use bytes, bytearray or a NumPy array.
try:
    print(bytes(memoryview(b"abc")[1:]))
except NotImplementedError as error:
    print(error)
