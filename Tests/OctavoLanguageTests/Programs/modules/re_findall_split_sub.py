import re

print(
    re.findall(r"\d+", "a1b22c333"),
    re.findall(r"(\w)(\d)", "a1 b2"),
    re.findall(r"(\d)", "12"),
    re.findall("", "ab"),
    re.findall(r"\b\w", "two words"),
    re.findall("x", "abc"),
    re.findall(r"(a)|(b)", "ab"),
    re.findall(r"a*", "baac"),
)
print(
    [m.span() for m in re.finditer(r"\w+", "ab cd")],
    [m.group() for m in re.finditer("(?=(aa))", "aaaa")],
    [(m.start(), m[1]) for m in re.finditer("(?=(aa))", "aaaa")],
)
print(
    re.split(r"[,;]\s*", "a, b;c"),
    re.split(r"(,)", "a,b"),
    re.split(r"\s+", " a b "),
    re.split("x", "abc"),
    re.split(",", "a,b,c", 1),
    re.split(r"", "abc"),
    re.split(r"(a)|b", "xaybz"),
    re.split(r"\b", "hi you"),
)
print(
    re.sub(r"\d", "#", "a1b2"),
    re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"),
    re.sub("a", "b", "aaa", count=2),
    re.subn("a", "b", "aaa"),
    re.sub(r"(?P<x>\d)", r"<\g<x>>", "a1"),
    re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a5 b10"),
    re.sub("x*", "-", "abxd"),
    re.sub("", "-", "ab"),
    re.sub(r"(a)|(b)", r"[\1\2]", "abc"),
    re.sub("a", r"\\", "a"),
    re.sub("a", "\\n", "a"),
    re.sub("a", r"\g<0>\g<0>", "a"),
)
print(
    re.escape("a.b*c[d]-e f#"),
    re.escape("é_1"),
    re.sub(re.escape("."), "!", "a.b"),
    re.sub(r"(?i)HELLO", "bye", "Hello hello"),
    re.sub(r"^", "> ", "a\nb", flags=re.M),
)
for attempt in (
    lambda: re.sub("a", r"\1", "a"),
    lambda: re.sub("a", r"\g<x>", "a"),
    lambda: re.sub("a", r"\q", "a"),
    lambda: re.sub("(a)", r"\2", "a"),
    lambda: re.sub("a", 5, "a"),
    lambda: re.sub("a", lambda m: 5, "a"),
    lambda: re.sub("a", r"\g<1", "a"),
):
    try:
        print(attempt())
    except (re.error, IndexError, TypeError) as error:
        print(type(error).__name__, error)
