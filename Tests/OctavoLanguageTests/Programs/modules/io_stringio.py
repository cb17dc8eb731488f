import io

s = io.StringIO("line 1\nline 2\nlast")
print(
    s.readline(),
    s.read(4),
    s.tell(),
    s.readlines(),
    repr(s.read()),
    s.seek(0),
    next(s),
    [line for line in s],
    s.getvalue() == "line 1\nline 2\nlast",
)
w = io.StringIO()
print(
    w.write("abc"),
    w.write("é"),
    w.writelines(["1", "2"]),
    w.getvalue(),
    w.seek(1),
    w.write("Z"),
    w.getvalue(),
    w.truncate(2),
    w.getvalue(),
    w.tell(),
    w.readable(),
    w.writable(),
    w.seekable(),
    w.closed,
)
print("printed", 5, file=w, sep="|")
print(repr(w.getvalue()))
w.close()
for attempt in (
    lambda: w.write("x"),
    lambda: w.getvalue(),
    lambda: io.StringIO(5),
    lambda: io.StringIO().write(b"x"),
    lambda: io.StringIO().write(5),
    lambda: io.StringIO("a").seek(-1),
    lambda: io.StringIO("a").read("x"),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
with io.StringIO("ctx") as f:
    print(f.read())
print(f.closed, repr(io.StringIO("a\r\nb").read()), io.StringIO("a\r\nb", newline=None).readlines())
b = io.BytesIO(b"bytes")
print(b.read(2), b.getvalue(), b.read())
import contextlib

out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
