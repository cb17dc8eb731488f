import csv
import io

out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["a", 1, 2.5, None, True, "with,comma", 'with "quote"', "line\nbreak", " space ", ""]))
w.writerows([[1, 2], ("x", "y"), []])
w.writerow([""])
print(repr(out.getvalue()))
for options in (
    {"delimiter": ";"},
    {"quoting": csv.QUOTE_ALL},
    {"quoting": csv.QUOTE_NONNUMERIC},
    {"lineterminator": "\n"},
    {"quotechar": "'"},
    {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
    {"doublequote": False, "escapechar": "\\"},
    {"dialect": "unix"},
    {"dialect": "excel-tab"},
):
    out = io.StringIO()
    csv.writer(out, **options).writerow(["a;b,c", 'q"q', 1.5, None, "it's"])
    print(options, repr(out.getvalue()))
out = io.StringIO()
d = csv.DictWriter(out, fieldnames=["x", "y"], restval="-", extrasaction="ignore")
d.writeheader()
d.writerow({"x": 1, "z": 3})
d.writerows([{"y": 2, "x": 0}])
print(repr(out.getvalue()))
for attempt in (
    lambda: csv.DictWriter(out, ["a"]).writerow({"b": 1}),
    lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"]),
    lambda: csv.writer(out).writerow(5),
    lambda: csv.writer(5),
    lambda: csv.writer(out, quoting=9),
    lambda: csv.writer(out, lineterminator=None),
):
    try:
        print(attempt())
    except (ValueError, csv.Error, TypeError) as error:
        print(type(error).__name__, error)
