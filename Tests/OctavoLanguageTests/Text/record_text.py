"""Rows for Text/: methods of str and bytes, codecs. Alphabets are small so that things match."""

import random

from record_common import esc, outcome, value

ALPHABETS = ["ab", "aab", "ab ", "abc\t\n ", "aA bB1", "aéß", "ΑΣσς. ", "\u0345ʰΣaB'", "aŉǆǅǄﬀİı", "1²½٣Ⅷ", "\r\n\x0b\x0c\x1c\x85\u2028a",
             "_a1 é\u0301", "\ud800a\udc80", "\U0001f600日a", "x\x00\x7f\xa0\xad'\"\\", "+-0a1", "ᾳᾼΐΰ\u1f88ᲐაᏣꭓ", "ab\u3000\u2003"]
WIDE = "\u00e9\u0394\u65e5"


def word(rng, alphabet, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(longest + 1)))


def sample(rng):
    alphabet = rng.choice(ALPHABETS)
    return alphabet, word(rng, alphabet, rng.choice([3, 8, 20]))


def bound(rng, length):
    return rng.choice([None, None, 0, 1, -1, 2, -3, length, length + 1, -length - 1, 99, rng.randrange(-5, 12)])


def row(kind, name, args, function):
    return [kind + "." + name] + [value(a) for a in args] + [outcome(function)]


def string_rows(rng, count):
    plain = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isalpha", "isdigit", "isdecimal", "isnumeric", "isidentifier",
             "isprintable", "isspace", "istitle", "isupper", "islower", "isalnum", "isascii", "strip", "lstrip", "rstrip", "split", "rsplit", "expandtabs"]
    for _ in range(count):
        alphabet, s = sample(rng)
        for name in rng.sample(plain, 8):
            yield row("str", name, [s], getattr(s, name))
        yield row("str", "repr", [s], lambda: repr(s))
        yield row("str", "ascii", [s], lambda: ascii(s))
        needle = word(rng, alphabet if rng.random() < 0.8 else WIDE, 3)
        a, b = bound(rng, len(s)), bound(rng, len(s))
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            yield row("str", name, [s, needle, a, b], lambda: getattr(s, name)(needle, a, b))
        limit = rng.choice([-1, -1, 0, 1, 2, 5])
        new = word(rng, alphabet if rng.random() < 0.7 else WIDE, 4)
        yield row("str", "replace", [s, needle, new, limit], lambda: s.replace(needle, new, limit))
        for name in ("split", "rsplit"):
            yield row("str", name, [s, needle, limit], lambda: getattr(s, name)(needle, limit))
            yield row("str", name, [s, None, limit], lambda: getattr(s, name)(None, limit))
        for name in ("partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip"):
            yield row("str", name, [s, needle], lambda: getattr(s, name)(needle))
        keep = rng.random() < 0.5
        yield row("str", "splitlines", [s, keep], lambda: s.splitlines(keep))
        width = rng.randrange(0, 30)
        fill = rng.choice([" ", "*", "é", "ab", ""])
        for name in ("center", "ljust", "rjust"):
            yield row("str", name, [s, width, fill], lambda: getattr(s, name)(width, fill))
        yield row("str", "zfill", [s, width], lambda: s.zfill(width))
        size = rng.randrange(-1, 9)
        yield row("str", "expandtabs", [s, size], lambda: s.expandtabs(size))
        times = rng.randrange(-1, 5)
        yield row("str", "repeat", [s, times], lambda: s * times)
        yield row("str", "add", [s, new], lambda: s + new)
        parts = [word(rng, alphabet, 3) for _ in range(rng.randrange(4))]
        yield row("str", "join", [new] + parts, lambda: new.join(parts))
        step = rng.choice([1, 2, 3, -1, -2, -5])
        yield row("str", "slice", [s, a, b, step], lambda: s[a:b:step])
        yield row("str", "compare", [s, new], lambda: [s < new, s == new, s > new])
        table = {ord(c): rng.choice([None, "x", "yz", "é"]) for c in alphabet if rng.random() < 0.5}
        yield ["str.translate", value(s)] + [item for k, v in table.items() for item in (value(chr(k)), value(v))] + [outcome(s.translate, table)]
    # Long ones, where searching changes its method.
    for _ in range(count // 4):
        unit = rng.choice(["ab", "aab", "aé", "a", "abc"])
        s = "".join(rng.choice(unit) for _ in range(rng.randrange(100, 400)))
        at = rng.randrange(len(s))
        needle = s[at:at + rng.choice([2, 5, 17, 30, 60])] if rng.random() < 0.7 else word(rng, unit, 40)
        if rng.random() < 0.3:
            needle += rng.choice(unit)
        if rng.random() < 0.3:
            base = word(rng, unit, 6) + "a"
            s, needle = base * 30 + "b" + base * 20, base * rng.randrange(3, 22) + rng.choice(["", "b", base[:2]])
        for name in ("find", "rfind", "count"):
            yield row("str", name, [s, needle, None, None], lambda: getattr(s, name)(needle))
        yield row("str", "replace", [s, needle, "-", -1], lambda: s.replace(needle, "-"))
        yield row("str", "split", [s, needle, -1], lambda: s.split(needle, -1))


def digest(data):
    """FNV-1a, 64 bits."""
    state = 0xCBF29CE484222325
    for byte in data:
        state = (state ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return "%016x" % state


def character_rows():
    """Every property of every code point, a page to a row: the whole of the tables."""
    names = ["upper", "lower", "title", "casefold", "swapcase", "isalpha", "isdigit", "isdecimal", "isnumeric", "isidentifier", "isprintable",
             "isspace", "istitle", "isupper", "islower", "isalnum"]
    for page in list(range(0, 0x320)) + [0xe00, 0xe01, 0x10ff]:
        points = [chr(c) for c in range(page * 256, page * 256 + 256)]
        text = "|".join(str(getattr(c, name)()) for c in points for name in names)
        yield ["str.page", str(page), "s:" + digest(text.encode("utf-8", "surrogatepass"))]


def byte_rows(rng, count):
    plain = ["upper", "lower", "title", "capitalize", "swapcase", "isalpha", "isdigit", "isspace", "istitle", "isupper", "islower", "isalnum",
             "isascii", "strip", "lstrip", "rstrip", "split", "rsplit", "hex"]
    for _ in range(count):
        alphabet = rng.choice([b"ab", b"aA b1", b"ab\t\n\r ", b"\x00\xff'\"\\\x80", b"+-01a", b"\x0b\x0c\x1c\x85a"])
        take = lambda n: bytes(rng.choice(alphabet) for _ in range(rng.randrange(n + 1)))
        s, needle, new = take(rng.choice([3, 10, 30])), take(3), take(4)
        for name in plain:
            yield row("bytes", name, [s], getattr(s, name))
        yield row("bytes", "repr", [s], lambda: repr(s))
        a, b = bound(rng, len(s)), bound(rng, len(s))
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            yield row("bytes", name, [s, needle, a, b], lambda: getattr(s, name)(needle, a, b))
        limit = rng.choice([-1, -1, 0, 1, 2])
        yield row("bytes", "replace", [s, needle, new, limit], lambda: s.replace(needle, new, limit))
        for name in ("split", "rsplit"):
            yield row("bytes", name, [s, needle, limit], lambda: getattr(s, name)(needle, limit))
            yield row("bytes", name, [s, None, limit], lambda: getattr(s, name)(None, limit))
        for name in ("partition", "rpartition", "strip", "lstrip", "rstrip"):
            yield row("bytes", name, [s, needle], lambda: getattr(s, name)(needle))
        keep = rng.random() < 0.5
        yield row("bytes", "splitlines", [s, keep], lambda: s.splitlines(keep))
        width = rng.randrange(0, 30)
        for name in ("center", "ljust", "rjust"):
            yield row("bytes", name, [s, width], lambda: getattr(s, name)(width))
        yield row("bytes", "zfill", [s, width], lambda: s.zfill(width))
        size = rng.randrange(-1, 9)
        yield row("bytes", "expandtabs", [s, size], lambda: s.expandtabs(size))
        sep, group = rng.choice([":", "-", "é", "ab", ""]), rng.randrange(-4, 5)
        yield row("bytes", "hex", [s, sep, group], lambda: s.hex(sep, group))
        text = rng.choice([s.hex(), s.hex(" ") if s else "", word(rng, "0aF ", 8), word(rng, "0f gé\n", 8)])
        yield row("bytes", "fromhex", [text], lambda: bytes.fromhex(text))
        table = bytes((k * 7 + 3) % 256 for k in range(rng.choice([256, 256, 255])))
        yield row("bytes", "translate", [s, table, needle], lambda: s.translate(table, needle))
        yield row("bytes", "translate", [s, None, needle], lambda: s.translate(None, needle))


CODECS = ["utf-8", "UTF8", "ascii", "latin-1", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]


def codec_rows(rng, count):
    for _ in range(count):
        s = word(rng, rng.choice(["ab", "aé", "aéß日", "\ud800a\udcff\udc7f", "a\U0001f600\ud83d\ude00", "\udc80\udc81é"]), 6)
        codec, handler = rng.choice(CODECS), rng.choice(HANDLERS)
        yield row("codec", "encode", [s, codec, handler], lambda: s.encode(codec, handler))
        kind = rng.randrange(4)
        if kind == 0:
            data = bytes(rng.choice(b"a\x80\xbf\xc0\xc2\xdf\xe0\xa0\xed\x9f\xef\xf0\x90\xf4\x8f\xf5\xff\xe2\x82\xac") for _ in range(rng.randrange(7)))
        elif kind == 1:
            data = word(rng, "aé日\U0001f600", 5).encode(codec, "replace")[:rng.randrange(1, 20)]
        elif kind == 2:
            data = bytes(rng.getrandbits(8) for _ in range(rng.randrange(9)))
        else:
            data = bytes(rng.choice(b"\xd8\xdc\x00\x61\xff\xfe\x10\x11") for _ in range(rng.randrange(9)))
        yield row("codec", "decode", [data, codec, handler], lambda: data.decode(codec, handler))
    for name in ["utf_8", "u8", "L1", "US-ASCII", "x-unknown", "", "Latin 1", "utf 8", "8859", "646", "cp819", "UTF_16LE"]:
        yield row("codec", "encode", ["aé", name, "replace"], lambda: "aé".encode(name, "replace"))
    for name in ["nosuch", "", "STRICT"]:
        yield row("codec", "encode", ["é", "ascii", name], lambda: "é".encode("ascii", name))
        yield row("codec", "decode", [b"\xff", "ascii", name], lambda: b"\xff".decode("ascii", name))


def strings(scale=1):
    yield from string_rows(random.Random(20240511), 150 * scale)


def characters(scale=1):
    yield from character_rows()


def byte_strings(scale=1):
    yield from byte_rows(random.Random(20240512), 60 * scale)


def codecs(scale=1):
    yield from codec_rows(random.Random(20240513), 1500 * scale)


TABLES = {"strings": strings, "characters": characters, "bytes": byte_strings, "codecs": codecs}
