import os
here = os.path.join(os.path.dirname(__file__), "data")
path = os.path.join(here, "lines.txt")
with open(path) as f:
    print(repr(f.read()))
with open(path) as f:
    print(f.readline(), end="")
    print(f.readlines())
    print(repr(f.readline()), repr(f.read()))
with open(path, encoding="utf-8") as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip("\n"))
print(f.closed, os.path.basename(f.name), f.mode)
try:
    f.read()
except ValueError as error:
    print(error)
with open(path, "rb") as f:
    print(f.read(9), f.tell(), f.seek(0), f.readline())
with open(path) as f:
    print(f.read(3), f.read(4), f.readable(), f.writable(), f.seekable())
    try:
        f.write("x")
    except Exception as error:
        print(type(error).__name__, error)
lines = [line.strip() for line in open(path)]
print(lines)
