import unicodedata

for c in ("a", "É", "ß", "1", "½", "²", "٣", " ", "\n", "(", "+", "€", "漢", "가", "\u0301", "\U0001f600", "\ud800", "\ue000", "Ⅷ", "_"):
    print(
        ascii(c), unicodedata.name(c, "-"), unicodedata.category(c), unicodedata.combining(c), unicodedata.mirrored(c),
        unicodedata.numeric(c, None), unicodedata.digit(c, None), unicodedata.decimal(c, None),
    )
print(ascii(unicodedata.lookup("LATIN SMALL LETTER E WITH ACUTE")), unicodedata.unidata_version)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in ("é", "e\u0301", "ﬁ²", "Å", "가", "\ud800é", "plain"):
        print(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text))
stripped = "".join(c for c in unicodedata.normalize("NFD", "crème brûlée") if not unicodedata.combining(c))
print(stripped)
for call in (
    lambda: unicodedata.name("ab"), lambda: unicodedata.name(1), lambda: unicodedata.category("ab"), lambda: unicodedata.numeric("a"),
    lambda: unicodedata.decimal("²"), lambda: unicodedata.digit("½"), lambda: unicodedata.lookup("nothing"), lambda: unicodedata.normalize("X", "é"),
    lambda: unicodedata.name("\x00"), lambda: unicodedata.combining(1), lambda: unicodedata.decimal("ab"),
):
    try:
        print(call())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
