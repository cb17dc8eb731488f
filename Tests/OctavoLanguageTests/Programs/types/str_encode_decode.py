s = "aé€😀"
for code in ("utf-8", "utf-16-le", "utf-16", "utf-32-be", "latin-1", "ascii", "utf8", "UTF_8", "cp1252"):
    try:
        print(code, s.encode(code))
    except UnicodeEncodeError as error:
        print(code, error)
for how in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(how, s.encode("ascii", how))
print(
    b"caf\xc3\xa9".decode(),
    b"caf\xe9".decode("latin-1"),
    b"\xff\xfea\x00".decode("utf-16"),
    b"ab\xffc".decode("utf-8", "replace"),
    b"ab\xffc".decode(errors="ignore"),
    b"\x80".decode("utf-8", "backslashreplace"),
    b"a".decode(encoding="ascii"),
)
for data, code in [
    (b"\xff", "utf-8"),
    (b"\xc3", "utf-8"),
    (b"\xc3(", "utf-8"),
    (b"ab\x80", "utf-8"),
    (b"\xed\xa0\x80", "utf-8"),
    (b"\xf0\x9f\x98", "utf-8"),
    (b"\x80", "ascii"),
    (b"a", "nope"),
    (b"\xe2\x82", "utf-8"),
    (b"\xc0\x80", "utf-8"),
]:
    try:
        print(data.decode(code))
    except (UnicodeDecodeError, LookupError) as error:
        print(type(error).__name__, error)
try:
    "\ud800".encode()
except UnicodeEncodeError as error:
    print(error, error.start, error.end, error.reason, error.encoding)
