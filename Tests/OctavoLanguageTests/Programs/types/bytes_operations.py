b = b"Hello"
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), b + b" W", b * 2, b"ell" in b, 72 in b, list(b), b == b"Hello", b < b"hello", b"" == bytes(), hash(b) == hash(b"Hello"), bytes(b) is b)
print(b.upper(), b.lower(), b.find(b"l"), b.find(108), b.count(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b.startswith(b"He"), b.endswith((b"x", b"lo")), b.strip(b"Ho"), b" a ".strip(), b.center(9, b"*"), b.join([b"1", b"2"]), b"a,b".partition(b","), b"ab\ncd".splitlines(), b.index(b"e"), b"abc".isalpha(), b"12".isdigit(), b.title(), b"5".zfill(3))
print(b.hex(), bytes.fromhex("00ff"), b.decode(), b"%s %d %r" % (b"x", 5, "a"), b.translate(None, b"l"), bytes.maketrans(b"ab", b"xy")[97:99], b.rjust(7), b"\n\t\r\\'\"\x00\x7f\x80", b'it\'s', b"'", [b"a"], str(b), b.swapcase())
for attempt in (lambda: b[9], lambda: b + "a", lambda: b["x"], lambda: b == "Hello", lambda: b.find("l"), lambda: "a" in b, lambda: b.join(["a"]), lambda: bytes([300]), lambda: b * b, lambda: b.split(""), lambda: b.__setitem__, lambda: 300 in b, lambda: b < "a", lambda: b.encode(), lambda: b.index(b"z"), lambda: bytes.fromhex("0g"), lambda: b"%d" % "a", lambda: "a" + b):
    try:
        print(attempt())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
