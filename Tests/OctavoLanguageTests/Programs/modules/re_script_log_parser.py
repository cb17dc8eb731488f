import re

LOG = """\
2024-05-01 10:00:00 INFO  server: started on port 8080
2024-05-01 10:00:05 ERROR db: connection "main" failed (code=17)
not a log line
2024-05-01 10:01:00 WARN  server: slow request /index.html?q=1&r=2 took 350ms
2024-05-02 00:00:01 ERROR db: connection "backup" failed (code=4)
"""
LINE = re.compile(
    r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+)\s+(?P<source>\w+): (?P<text>.*)$",
    re.M,
)
counts = {}
for m in LINE.finditer(LOG):
    counts[m["level"]] = counts.get(m["level"], 0) + 1
    if m["level"] == "ERROR":
        name, code = re.search(r'"(\w+)".*code=(\d+)', m["text"]).groups()
        print(m["date"], name, int(code))
print(counts, len(LOG.splitlines()) - sum(counts.values()))
print(dict(re.findall(r"[?&](\w)=(\d)", LOG)), re.findall(r"(\d+)ms", LOG))
print(re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", LOG.split("\n")[0]))
camel = "someVariableName"
print(
    re.sub(r"(?<!^)(?=[A-Z])", "_", camel).lower(),
    re.sub(r"_(\w)", lambda m: m[1].upper(), "some_variable_name"),
)
print(
    f"{1234567.891:.2f}",
    re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"),
    bool(re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.]+", "a.b+c@d-e.co.uk")),
)
