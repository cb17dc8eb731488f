import csv
import io
import os

text = 'name,size,note\r\nbolt,5,"says ""hi"", ok"\r\nnut,,"two\nlines"\r\n\r\n last ,7,'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
for row in csv.DictReader(io.StringIO(text, newline="")):
    print(row)
print(
    list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")),
    list(csv.reader(["1, 2,\"3, 4\""], skipinitialspace=True)),
    list(csv.reader(["1,2.5,\"x\""], quoting=csv.QUOTE_NONNUMERIC)),
    list(csv.reader(["a\\,b,c"], escapechar="\\")),
    list(csv.reader(["a\tb"], "excel-tab")),
    list(csv.reader([])),
    list(csv.reader([""])),
    list(csv.reader(['"a"b,c'])),
    list(csv.reader(["a,b", "c"])),
    list(csv.reader(['a,"b'])),
)
r = csv.reader(["x,y", "1,2"])
print(next(r), r.line_num, list(r), r.line_num)
d = csv.DictReader(["a,b", "1,2,3,4", "5"], restkey="rest", restval="missing")
print(d.fieldnames, list(d))
print(list(csv.DictReader(["1,2"], fieldnames=["p", "q"])))
with open(os.path.join(os.path.dirname(__file__), "data", "cities.csv"), newline="") as f:
    rows = list(csv.DictReader(f))
print(
    rows[0],
    sum(int(r["population"]) for r in rows),
    max(rows, key=lambda r: float(r["latitude"]))["city"],
)
for attempt in (
    lambda: csv.reader(["a"], delimiter=";;"),
    lambda: csv.reader(["a"], delimiter=5),
    lambda: csv.reader(5),
    lambda: csv.reader(["a"], "nope"),
    lambda: list(csv.reader([5])),
    lambda: list(csv.reader(["a\nb,c", "d"], strict=True)),
    lambda: list(csv.reader(['"a"b'], strict=True)),
    lambda: csv.reader(["a"], nope=1),
):
    try:
        print(attempt())
    except (TypeError, csv.Error) as error:
        print(type(error).__name__, error)
