import re

m = re.match(r"(\w+)@(\w+)\.(com|org)", "user@site.org rest")
print(
    m,
    m.group(),
    m.group(0),
    m.group(1),
    m.group(1, 3),
    m.groups(),
    m.start(),
    m.end(2),
    m.span(3),
    m[2],
    m.lastindex,
    m.string,
    m.re.pattern,
    m.pos,
    m.endpos,
)
print(
    re.match("b", "abc"),
    re.search("b", "abc"),
    re.fullmatch("a.c", "abc"),
    re.fullmatch("a", "abc"),
    re.search("x*", "abc"),
    bool(re.search("", "")),
)
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "on 2024-05 we met")
print(
    m.groupdict(),
    m.group("year"),
    m["month"],
    m.groups(),
    m.groups("none"),
    m.groupdict(default="?"),
    m.span("day"),
    m.lastgroup,
    m.expand(r"\g<month>/\1"),
    m.start("year"),
)
p = re.compile(r"\d+", re.I)
print(
    p,
    p.pattern,
    p.flags,
    p.groups,
    p.match("a1"),
    p.search("a12b"),
    p.match("a12", 1),
    p.search("123456", 2, 4),
    p.fullmatch("12"),
    p.groupindex,
    re.compile("(?P<a>x)(?P<b>y)").groupindex,
)
for attempt in (
    lambda: m.group(9),
    lambda: m.group("zz"),
    lambda: re.match(5, "a"),
    lambda: re.match("a", 5),
    lambda: re.match("a", b"a"),
    lambda: m[7],
    lambda: m.start(9),
    lambda: re.match("a"),
    lambda: re.match("x", "y").group(),
):
    try:
        print(attempt())
    except (IndexError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
