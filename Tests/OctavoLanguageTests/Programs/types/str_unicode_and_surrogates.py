s = "e\u0301"
print(
    len(s),
    s == "é",
    s[0],
    len("👩‍🚀"),
    list("👍🏽") == ["\U0001f44d", "\U0001f3fd"],
    "\u0000".encode(),
    len("\0"),
)
print(
    repr("\x1b[0m"),
    repr("\u2028\ufeff\xad"),
    repr("\udc80"),
    "é".isidentifier(),
    "\u00b5" == "\u03bc",
    "ﬀ".upper(),
    "Ω".lower(),
    ascii("Ωa\u00ff\u0100\U00010000"),
)
words = ["zebra", "Äpfel", "apfel", "Zoo", "éclair", "eclair", "10", "9"]
print(sorted(words), sorted(words, key=str.casefold), max(words))
print(
    "日本語".center(9, "*"),
    "日本語".ljust(5, "-"),
    f"{'日本':>6}|",
    "日本語"[::-1],
    "日本語".find("語"),
    "a\u0301b".replace("\u0301", ""),
)
print("I".lower(), "ı".upper(), "İ".lower(), len("İ".lower()), "K".lower() == "k", "ſ".upper())
