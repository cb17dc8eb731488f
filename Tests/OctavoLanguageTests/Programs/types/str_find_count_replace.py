s = "abracadabra"
print(
    s.find("a"),
    s.find("abra", 1),
    s.find("x"),
    s.find(""),
    s.find("", 20),
    s.find("a", -3),
    s.find("a", 2, 3),
    s.rfind("a"),
    s.rfind("abra"),
    s.rfind("a", 0, 5),
    s.index("c"),
    s.rindex("b"),
)
print(
    s.count("a"),
    s.count("abra"),
    s.count(""),
    s.count("a", 1, 5),
    s.count("aa"),
    "aaaa".count("aa"),
    "".count(""),
    s.count("z"),
)
print(
    s.replace("a", "A"),
    s.replace("a", "A", 2),
    s.replace("", "-"),
    s.replace("abra", ""),
    s.replace("x", "y"),
    "aaa".replace("aa", "b"),
    "abc".replace("", "-", 2),
    s.replace("a", "aa", 0),
    "".replace("", "x"),
)
print(
    s.startswith("abra"),
    s.startswith("bra", 1),
    s.startswith(("x", "ab")),
    s.startswith(""),
    s.endswith("ra"),
    s.endswith(("x", "bra")),
    s.endswith("abr", 0, -1),
    s.startswith(()),
    s.startswith("a", 50),
    "".startswith("", 1),
)
print(
    s.removeprefix("abra"),
    s.removesuffix("abra"),
    s.removeprefix("x"),
    "aa".removeprefix("a"),
    "é😀é".find("😀"),
    "é😀é".rfind("é"),
    "é😀é".index("é", 1),
)
for attempt in (
    lambda: s.index("z"),
    lambda: s.rindex("z"),
    lambda: s.find(1),
    lambda: s.count(None),
    lambda: s.replace("a"),
    lambda: s.replace(1, "a"),
    lambda: s.startswith(1),
    lambda: s.startswith(["a"]),
    lambda: s.endswith((1,)),
    lambda: s.find(),
    lambda: s.find("a", "b"),
    lambda: s.removeprefix(1),
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
