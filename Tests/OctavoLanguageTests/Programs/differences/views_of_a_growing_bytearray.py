# title: A memoryview does not keep a bytearray from changing its length
# description: A bytearray may grow and shrink while views of it exist. A view that reaches beyond a shorter one raises BufferError when it is used.
# cause: Objects are not counted, so that a bytearray cannot know whether a view of it is still in use.
# workaround: Make views of a bytearray that has its final length.
data = bytearray(b"abc")
view = memoryview(data)
try:
    data.append(100)
    print(data)
except BufferError as error:
    print(error)
