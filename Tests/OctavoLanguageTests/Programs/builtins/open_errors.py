import os

here = os.path.join(os.path.dirname(__file__), "data")
attempts = [
    lambda: open(os.path.join("no", "such", "file.txt")),
    lambda: open("x", "q"),
    lambda: open("x", "rw"),
    lambda: open("x", ""),
    lambda: open(None),
    lambda: open([]),
    lambda: open("x", "rb", encoding="utf-8"),
    lambda: open(),
    lambda: open(os.path.join(here, "lines.txt"), encoding="ascii").read(),
    lambda: open(os.path.join(here, "lines.txt"), encoding="no-such-code"),
    lambda: open("builtins", "r"),
]
for attempt in attempts:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
