for s in (
    "hello world",
    "HELLO",
    "straße",
    "ǆ ﬁ",
    "they're bill's",
    "éÀ",
    "İstanbul",
    "",
    "123abc",
    "ΑΣ ΑΣΑ",
):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
print(
    "ß".upper(),
    "ß" == "ss",
    "ß".casefold() == "SS".casefold(),
    "ﬃ".upper(),
    "ŉ".upper(),
    "Ǆ".title(),
    "ǅ".swapcase(),
)
