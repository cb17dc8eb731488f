print(
    chr(65),
    chr(233),
    chr(0x1F600),
    ord("a"),
    ord("é"),
    ord("😀"),
    ord(b"A"),
    repr(chr(0)),
    repr(chr(0xD800)),
)
for attempt in (
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: chr("a"),
    lambda: chr(1.0),
    lambda: ord("ab"),
    lambda: ord(""),
    lambda: ord(5),
    lambda: ord(b"ab"),
    lambda: chr(10**20),
):
    try:
        attempt()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print("".join(chr((ord(c) - 97 + 13) % 26 + 97) for c in "hello"))
print(all(ord(chr(n)) == n for n in range(0, 0x11000, 97)))
