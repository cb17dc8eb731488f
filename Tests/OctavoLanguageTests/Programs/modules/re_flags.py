import re

print(
    re.findall(r"^\w", "a\nb", re.M),
    re.findall("A", "aA", re.I),
    re.findall(r"a.b", "a\nb", re.S),
    re.findall(
        r"""
    (\d+)   # digits
    \s*     # space
    [#]     # a hash
""",
        "12 # 3#",
        re.X,
    ),
    re.findall(r"\w", "é", re.A),
    re.findall("a.b", "A\nB", re.I | re.S),
)
print(
    re.I,
    re.IGNORECASE,
    re.I | re.M,
    re.compile("a", re.I | re.M).flags,
    repr(re.compile("a", re.I)),
    re.compile("(?im)a").flags == re.I | re.M | re.U,
    re.compile(b"a").flags,
)
print(
    re.findall(b"\\w+", b"ab c"),
    re.sub(b"a", b"b", b"aa"),
    re.match(rb"(\d)", b"5").group(1),
    re.compile("a") == re.compile("a"),
    re.search("(?i)É", "é"),
    re.search("K", "k", re.I),
    re.findall("[k-m]", "KLm", re.I),
    re.findall("[^a]", "Ab", re.I),
)
print(
    re.search(r"(?-i:a)b", "aB", re.I),
    re.search("(?s:.)x.", "\nxy"),
    re.VERBOSE is re.X,
    re.U,
    re.compile(r"x", 0),
)
