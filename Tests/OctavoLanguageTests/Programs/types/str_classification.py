names = "isalpha isalnum isdigit isdecimal isnumeric isspace isupper islower istitle isidentifier isprintable isascii".split()
for s in ("", "a", "A", "aB1", "1", "²", "½", "٣", "Ⅷ", " ", "\t\n", "\u00a0", "é", "Title Case", "Not title", "_x1", "1x", "class", "\x00", "😀", "ǅ", "a b", "\u200b", "ªº", "漢字"):
    print(repr(s), [n[2:] for n in names if getattr(s, n)()])
