import io
import sys

print()
print("a", 1, None, [2])
print("a", "b", sep="")
print("a", "b", sep=", ", end="!\n")
print("x", end="")
print("y", end="\n\n")
print("a", "b", sep=None, end=None)
print(*range(3), sep=" < ")
out = io.StringIO()
print("into", "memory", file=out, sep="-", flush=True)
print(repr(out.getvalue()))
print("to stderr", file=sys.stderr)
print("tab\there", "multi\nline")
for attempt in (
    lambda: print("x", sep=1),
    lambda: print("x", end=2),
    lambda: print("x", nope=1),
    lambda: print("x", file=5),
):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(error)


class Writer:
    def write(self, text):
        pieces.append(text)


pieces = []
print("a", 1, file=Writer())
print(pieces)
print(print("returns"))
