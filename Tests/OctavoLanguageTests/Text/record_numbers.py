"""Rows for Formatting/: numbers to text and back, format specifications, templates."""

import math
import random
import struct

from record_common import bits, esc, outcome, value


def doubles(rng, count):
    special = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 9007199254740992.0,
               9007199254740993.0, 123456789012345680.0, 1e21, 1e22, 1e23, 9.999999999999999e22, 5e-324, 2.2250738585072014e-308,
               1.7976931348623157e308, 1e-4, 1e-5, 9.9999e-5, 0.00012345, 1e100, 1e-100, math.pi, math.e, 999999.5, 9999995.0,
               0.05, 0.15, 0.25, 2.675, 1.005, 1e3, 1234567.891, 99999.95, 0.5e-6, 123.456, math.inf, -math.inf, math.nan,
               4.35, 8.5, 1e10, 4503599627370496.5, 4503599627370497.5, 2**63 * 1.0, 2**64 * 1.0, 2.0**70, 1e300, 3e-310]
    yield from special
    for k in range(count):
        kind = k % 6
        if kind == 0:
            x = struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))[0]
        elif kind == 1:
            x = rng.uniform(-1000, 1000)
        elif kind == 2:
            x = round(rng.uniform(-1e4, 1e4), rng.randrange(5))
        elif kind == 3:
            x = rng.randrange(-10**6, 10**6) / 2.0 ** rng.randrange(12)
        elif kind == 4:
            x = rng.choice([-1, 1]) * 10.0 ** rng.uniform(-20, 25)
        else:
            x = float("%.*g" % (rng.randrange(1, 17), 10.0 ** rng.uniform(-8, 18)))
        yield x


def specification(rng, types):
    out = ""
    if rng.random() < 0.4:
        out += rng.choice(["", "*", "0", "é", " ", "<"]) + rng.choice("<>^=")
    if rng.random() < 0.3:
        out += rng.choice("+- ")
    if rng.random() < 0.15:
        out += "z"
    if rng.random() < 0.2:
        out += "#"
    if rng.random() < 0.25:
        out += "0"
    if rng.random() < 0.6:
        out += str(rng.randrange(0, 25))
    if rng.random() < 0.25:
        out += rng.choice(",_")
    if rng.random() < 0.55:
        out += "." + str(rng.choice([0, 1, 2, 3, 5, 6, 8, 10, 15, 17, 20, 30]))
    if rng.random() < 0.8:
        out += rng.choice(types)
    return out


def integers(rng, count):
    yield from [0, 1, -1, 9, 10, 99, 255, 65, 1000, 999999, 1234567, -1234567, 2**31, 2**63 - 1, -2**63, 2**63,
                2**64, -2**64, 10**18, 10**19, 10**20, 10**40, -10**40, 2**200, 7**150, 10**400]
    for _ in range(count):
        yield rng.choice([-1, 1]) * rng.getrandbits(rng.choice([3, 8, 16, 32, 60, 64, 65, 128, 300]))


TEXTS = ["", "a", "ab", "hello world", "é", "日本語", "\U0001f600x", "a'b", "\ud800", "0" * 12]
BAD_SPECS = ["y", "zz", "q8", "8q8", ",s", "_s", "_d", "_x", ",x", ",_d", "_,d", ",,d", ".", ".d", ".2d", "=5", "z", "zd",
             "#", "#s", "+", " ", "-", "+s", " s", "c", "+c", "#c", "é", "\x01", "\x80", "99999999999999999999",
             ".99999999999999999999", ".2147483648f", "n", ",n", "_n", "%", "=+5", "<05", "*<05", "08,", "+j", "e,",
             "10c", "z.1f", "z,", "_c", ",c", "1.", "éé", "<<5", "\n", "٣", ".٣f", "=", "<", "^7", "020,.2f", "#020_x",
             "010", "+010,f", "F", ">20", "020", "=20", ",", "%%", "{}", "s ", " <5", "0<5", "\ud800<5", "5\ud800"]


def format_rows(rng, count):
    def rows(v, spec):
        return ["format", value(v), esc(spec), outcome(format, v, spec)]
    for spec in BAD_SPECS:
        for v in (5, -1234567, 1.5, float("inf"), float("nan"), -0.0, 1 + 2j, 3j, "ab", "é", True, 10**20, 65, 233, 2**21):
            yield rows(v, spec)
    for x in doubles(rng, count):
        yield rows(x, specification(rng, "eEfFgGn%"))
        yield rows(x, specification(rng, "fge%"))
        yield rows(x, ".%df" % rng.randrange(8))
    for n in integers(rng, count):
        yield rows(n, specification(rng, "bcdoxXn").replace(".", "") if rng.random() < 0.8 else specification(rng, "eEfFgG%d"))
    for _ in range(count // 2):
        z = complex(rng.choice(list(doubles(rng, 6))), rng.choice(list(doubles(rng, 6))))
        yield rows(z, specification(rng, "eEfFgGn"))
    for _ in range(count // 4):
        yield rows(rng.choice(TEXTS), specification(rng, "s"))
    for digits in (50, 100, 400, 800, 1100, 1200):
        for letter in "efg":
            for x in (0.1, 5e-324, 1.7976931348623157e308, 1 / 3, 0.0):
                yield rows(x, ".%d%s" % (digits, letter))


def text_rows(rng, count):
    for x in doubles(rng, count * 3):
        yield ["float.repr", bits(x), outcome(repr, x)]
        yield ["float.parse", esc(repr(x)), outcome(float, repr(x))]
        yield ["float.hex", bits(x), outcome(float.hex, x)]
        yield ["float.fromhex", esc(x.hex()), outcome(float.fromhex, x.hex())]
        for places in {0, 1, 2, rng.randrange(-20, 25), rng.choice([-330, -308, -300, 300, 308, 323, 324])}:
            yield ["round", bits(x), str(places), outcome(round, x, places)]
        yield ["round", bits(x), outcome(round, x)]
        yield ["int", bits(x), outcome(int, x)]
        yield ["ratio", bits(x), outcome(x.as_integer_ratio)]
    for n in integers(rng, count):
        yield ["int.repr", str(n), outcome(str, n)]
        yield ["int.bases", str(n), outcome(lambda: [bin(n), oct(n), hex(n)])]
        yield ["int.double", str(n), outcome(float, n)]
        for places in (-1, -2, -rng.randrange(1, 40)):
            yield ["round.int", str(n), str(places), outcome(round, n, places)]
        base = rng.randrange(2, 37)
        text = rng.choice(["", "-", "+", " "]) + in_base(abs(n), base)
        yield ["int.parse", esc(text), str(base), outcome(int, text, base)]
    for k in range(1, 30):
        n = 2**(60 + k * 3) + rng.choice([2**k, 2**k - 1, 2**k + 1, 0, -1])
        yield ["int.double", str(n), outcome(float, n)]
    for text in ["", " ", "1", " 12 ", "\t1\n", "1_000", "_1", "1_", "1__0", "+1", "-1", "+-1", "--1", "0x10", "0X1F", "0b101",
                 "0o17", "0x", "0b", "0_0", "0x_f", "0x__f", "007", "000", "0_7", "é", "٣", "１２", "1٣", "\u20091", "1 2",
                 "\x001", "1\x00", "a", "z", "0b2", "0o8", "08", "1.0", "1e5", "∞", "\x1c1\x1f", "\ud800", "inf", "0xg", "- 1", "²", "x" * 300,
                 "9" * 4300, "9" * 4301, "1" + "_0" * 4300, "-0", "0" * 5000, "1 \u3000"]:
        for base in (10, 0, 2, 8, 16, 36) if len(text) < 400 else (10,):
            yield ["int.parse", esc(text), str(base), outcome(int, text, base)]
        yield ["float.parse", esc(text), outcome(float, text)]
        yield ["complex.parse", esc(text), outcome(complex, text)]
    for base in (1, -1, 37, 100, 3, 7, 35):
        yield ["int.parse", "21", str(base), outcome(int, "21", base)]
    for text in ["9" * 5000, "f" * 5000, "1" * 20000]:
        yield ["int.hexadecimal.length", esc(text), outcome(lambda: len(hex(int(text, 16))))]
    for n in (10**4299, 10**4300, -10**4300, 10**4301, 10**6000, 2**14284):
        yield ["int.repr", hex(n), outcome(str, n)]
    for text in ["inf", "-inf", "+Infinity", "nan", "-nan", "NaN", "infinit", "1e", "1e+", ".5", "5.", ".", "1.5e3", "1_0.5_0",
                 "1._5", "1_.5", "1e1_0", "1e_1", "1_e1", "1e400", "-1e400", "1e-400", "0x1p3", "1,5", "1 e5", "1d5", "1e5 ", " 1e5\u2003",
                 "٣.١٤", "1.7976931348623159e308", "2.4703282292062327e-324", "2.4703282292062328e-324", "1e22", "1e23", "0.1e1",
                 "123456789012345678901234567890", "0.000000000000000000000000000001", "9007199254740993", "9007199254740992.5",
                 "1" + "0" * 400, "0." + "0" * 400 + "1", "1e99999999999999999999", "0e99999999999999999999", "1e-99999999999999999999",
                 "infj", "1e5_", "+.5", "-.5e-3", "..5", "1..5", "e5", "-", "+", "i", "in", "n", "na", "nan(1)", "100000000000000016777215", "8.5e+15"]:
        yield ["float.parse", esc(text), outcome(float, text)]
        yield ["complex.parse", esc(text), outcome(complex, text)]
    for text in ["1j", "j", "-j", "+j", "1+2j", "1-2j", "1+j", "1-j", "(1+2j)", " ( 1+2j ) ", "(1+2j", "1+2j)", "1 +2j", "1+ 2j", "1+2", "1j+2",
                 "1e5+2e-3j", "infj", "inf+nanj", "-inf-infj", "nan-nanj", "1+infj", "J", "1J", "1_0+2_0j", "()", "(j)", "((j))", "1+-2j", "1++2j",
                 "1i", "jj", "1jj", "٣+٤j", "1.5.j", "+1.5e3-.5J", "1+2jx", "(1)", "(inf)", "-0-0j", "-0j", "0-0j", "_1j", "1_j"]:
        yield ["complex.parse", esc(text), outcome(complex, text)]
    for text in ["0x1.8p3", "1.8p3", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "inf",
                 "-Infinity", "nan", "0x", "", "x", "0x.8", "0x8.", ".", "0x.", "1", "ff", " 0x1p3 ", "0x1p", "0x1p+", "0x1 p3", "0xg", "0x1.8P+3",
                 "0x1.0000000000000080000000p0", "0x1.00000000000008p0", "0x1.000000000000080000001p0", "0x1.00000000000018p0",
                 "0x0p99999999999", "0x1p99999999999999", "0x1p-99999999999999", "+0x10", "--0x1", "1e3", "é", "0x1_0", "infinit", "\x1c1"]:
        yield ["float.fromhex", esc(text), outcome(float.fromhex, text)]
    numbers = list(doubles(rng, 60))
    for _ in range(count // 2):
        z = complex(rng.choice(numbers), rng.choice(numbers))
        yield ["complex.repr", value(z), outcome(repr, z)]


def in_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while True:
        out = digits[n % base] + out
        n //= base
        if not n:
            return out


def percent_rows(rng, count):
    def row(template, args):
        return ["percent", esc(template)] + [value(a) for a in args] + [outcome(lambda: template % tuple(args))]
    values = [0, 1, -1, 42, 255, -255, 10**20, True, 1.5, -2.25, 0.0, -0.0, float("inf"), float("nan"), 1e100, "abc", "", "é", "x", None, 65, 0x110000, -5,
              3.99, 1e20]
    for _ in range(count):
        spec = "%"
        args = []
        for flag in "-+ #0":
            if rng.random() < 0.2:
                spec += flag
        if rng.random() < 0.5:
            if rng.random() < 0.2:
                spec += "*"
                args.append(rng.choice([0, 5, 10, -8]))
            else:
                spec += str(rng.randrange(1, 15))
        if rng.random() < 0.4:
            spec += "."
            if rng.random() < 0.2:
                spec += "*"
                args.append(rng.choice([0, 3, 12, -2]))
            elif rng.random() < 0.9:
                spec += str(rng.randrange(0, 20))
        spec += rng.choice(["", "", "", "l", "h"]) + rng.choice("diuoxXeEfFgGcrsa%y")
        args.append(rng.choice(values))
        yield row("<" + spec + ">", args)
    for template, args in [("%", []), ("%d", []), ("%d %d", [1]), ("abc", [1]), ("%y", [1]), ("%(a", [1]), ("%(a)d", [1]), ("%*d", ["x", 1]), ("%.*d", ["x", 1]),
                           ("%99999999999999999999d", [1]), ("%.99999999999d", [1]), ("%5", [1]), ("%5.", [1]), ("%l", [1]), ("%ld", [1]), ("%lld", [1]),
                           ("100%%", []), ("%5%", []), ("%-5%|", []), ("%.3%", []), ("%d%%", [5]), ("%é", [1]), ("%\x01", [1]), ("%c", ["ab"]), ("%c", [1.5]), ("%x", [1.5]),
                           ("%x", ["a"]), ("%d", ["a"]), ("%i", ["a"]), ("%u", [None]), ("%f", ["a"]), ("%f", [None]), ("%e", [10**400]), ("%s", [None]), ("%c", [-1]), ("%c", [10**30]),
                           ("%d", [float("inf")]), ("%d", [float("nan")]), ("%d", [10**5000]), ("%x", [10**50]), ("%s %s", ["a", "b"]), ("%%%s%%", ["a"]), ("%s", ["é"]), ("é%d", [1]),
                           ("%.2147483648f", [1.0]), ("%.0f", [0.5]), ("%.0f", [1.5]), ("%#.0f", [1.0]), ("%#.3g", [1.0]), ("%o", [8]), ("%#o", [0]), ("%#x", [255]), ("%#X", [255])]:
        if 10**5000 in args:
            continue
        yield row(template, args)


def field_rows(rng, count):
    keywords = {"a": 1, "b": "text", "c": 2.5}

    def row(template, args):
        return ["fields", esc(template)] + [value(a) for a in args] + [outcome(lambda: template.format(*args, **keywords))]
    args = [7, "xy", 1.25]
    for template in ["", "{}", "{} {}", "{0}{1}", "{1}{0}", "{}{0}", "{0}{}", "{a}", "{a}{}", "{zz}", "{5}", "{", "}", "{{", "}}", "{{}}", "{{{}}}", "a{b}c", "{:5}|", "{:>5}",
                     "{0:5}", "{!r}", "{1!r}", "{1!s:>5}", "{1!a}", "{1!x}", "{1!}", "{1!", "{1!r", "{1!rr}", "{1!r:", "{1:", "{1:{", "{1:{}", "{1:{}}", "{:{}}", "{:{}.{}}", "{1:>{0}}", "{1:{0}{0}}",
                     "{1:{0:{0}}}", "{:{:{}}}", "{0.real}", "{0.}", "{0..a}", "{0.real.imag}", "{1[0]}", "{1[5]}", "{1[a]}", "{1[}", "{1[]}", "{1[0]x}", "{1[0].x", "{1[0][0]}", "{}}", "{0", "{0!",
                     "{99999999999999999999}", "{1[99999999999999999999]}", "{ 0}", "{0 }", "{a b}", "{:}", "{0:d}", "{1:d}", "{2:.3f}", "{2:{a}.{0}f}", "{٣}", "{-1}", "{b[0]}", "{b!r:*^10}", "{c:e}",
                     "{0{", "{0{}", "{a{0}}", "{0}}{", "{:{{}}}", "{0!é}", "{0!\x01}", "x}y", "x{", "{!s}", "{!}", "{:!}", "{a!r}{b!s}", "{0[}]}", "{b[1]}{b[2]}", "{:>{}}", "{:{}}{}", "é{}é", "{[}",
                     "{[0]}", "{.real}", "{0:{1}", "{1:{0}}}", "{1:}}", "{:{}{}}", "{0.real!r:>{a}}", "{0]}", "{a:{b}}", "{0:\ud800}"]:
        yield row(template, args)
    for _ in range(count):
        template = "".join(rng.choice(["{", "}", "{", "}", "0", "1", "a", ":", "!", "r", "s", "[", "]", ".", "{}", "{0}", "{a}", ">", "5", "real", "x"])
                           for _ in range(rng.randrange(1, 9)))
        yield row(template, args)


def numbers(scale=1):
    rng = random.Random(20240501)
    yield from text_rows(rng, 150 * scale)


def formats(scale=1):
    rng = random.Random(20240502)
    yield from format_rows(rng, 700 * scale)


def templates(scale=1):
    rng = random.Random(20240503)
    yield from percent_rows(rng, 1200 * scale)
    yield from field_rows(rng, 800 * scale)


TABLES = {"numbers": numbers, "formats": formats, "templates": templates}
