def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import io
import os

attempt(lambda: open("a\0b"))
attempt(lambda: open(5.5))
attempt(lambda: open("x", mode=5))
attempt(lambda: open("x", "rw"))
attempt(lambda: open("x", "q"))
attempt(lambda: open("x", "rr"))
attempt(lambda: open("x", ""))
attempt(lambda: open("x", "r+b+"))
attempt(lambda: open("x", "rbt"))
attempt(lambda: open("x", "rb", encoding="utf-8"))
attempt(lambda: open("x", "rb", errors="strict"))
attempt(lambda: open("x", "rb", newline=""))
attempt(lambda: open(__file__, newline="x"))
attempt(lambda: open(__file__, encoding=5))
attempt(lambda: open(__file__, newline=5))
attempt(lambda: open(__file__, encoding="nothing"))
attempt(lambda: open(__file__, buffering=0))
attempt(lambda: open("no such file"))
attempt(lambda: open("."))


class Path:
    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


attempt(lambda: open(Path(5)))
attempt(lambda: os.fspath(Path(5)))
attempt(lambda: os.fspath(5))
with open(__file__) as text:
    attempt(lambda: text.write("a"))
    attempt(lambda: text.seek(-1))
    attempt(lambda: text.seek(1, 1))
    attempt(lambda: text.seek(-1, 2))
    attempt(lambda: text.seek(0, 5))
    attempt(lambda: text.read("a"))
attempt(lambda: text.read())
attempt(lambda: text.__enter__())
attempt(lambda: next(text))
with open(__file__, "rb") as data:
    attempt(lambda: data.seek(-1))
    attempt(lambda: data.seek(0, 5))
    attempt(lambda: data.write(b"a"))
attempt(lambda: data.read())

memory = io.StringIO("text")
attempt(lambda: io.StringIO(5))
attempt(lambda: io.StringIO("a", newline=5))
attempt(lambda: io.StringIO("a", newline="x"))
attempt(lambda: memory.write(5))
attempt(lambda: memory.write(b"a"))
attempt(lambda: memory.seek(-1))
attempt(lambda: memory.seek(1, 1))
attempt(lambda: memory.seek(0, 7))
attempt(lambda: memory.truncate(-1))
attempt(lambda: memory.read("a"))
memory.close()
attempt(lambda: memory.read())
attempt(lambda: memory.getvalue())
octets = io.BytesIO(b"data")
attempt(lambda: octets.write("a"))
attempt(lambda: octets.seek(-1))
attempt(lambda: octets.seek(0, 7))
attempt(lambda: octets.truncate(-1))
attempt(lambda: io.BytesIO("a"))
octets.close()
attempt(lambda: octets.read())
