import os
import os.path as p

print(
    p.join("a", "b", "c.txt"),
    p.join("a", "/b"),
    p.join("a/", "b"),
    p.join("a", ""),
    p.basename("/x/y.tar.gz"),
    p.dirname("/x/y"),
    p.split("/x/y"),
    p.splitext("a.tar.gz"),
    p.splitext(".bashrc"),
    p.splitext("noext"),
    p.normpath("a/../b//./c"),
    p.isabs("/x"),
    p.isabs("x"),
    p.commonprefix(["abc", "abd"]),
    p.commonpath(["/a/b", "/a/c"]),
    p.sep,
    os.sep,
    os.linesep == "\n",
    p.relpath("a/b/c", "a"),
    p.basename("a/"),
)
here = p.dirname(p.abspath(__file__))
data = p.join(here, "data")
print(
    p.exists(data),
    p.isdir(data),
    p.isfile(data),
    p.isfile(p.join(data, "cities.csv")),
    p.exists(p.join(data, "nope")),
    p.getsize(p.join(data, "cities.csv")),
    sorted(os.listdir(data)),
)
try:
    os.listdir(p.join(data, "nope"))
except FileNotFoundError as error:
    print(type(error).__name__, error.strerror)
for attempt in (lambda: p.join(5, "a"), lambda: p.join("a", 5), lambda: p.basename(None)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
