"""Writes Sources/OctavoLanguage/Text/UnicodeTables.swift: what CPython's str knows of each code point.

Everything is learnt by asking the running interpreter's str methods, so that the tables are those of its
Unicode version. Run from the root of the repository: python3 Tests/OctavoLanguageTests/Text/unicode_tables.py
"""

import _sre
import re
import sys
import unicodedata

LIMIT = 0x110000
POINTS = [chr(code) for code in range(LIMIT)]

# Bit positions; UnicodeProperties.swift names the same ones.
FLAGS = [
    ("alpha", str.isalpha),
    ("decimal", str.isdecimal),
    ("digit", str.isdigit),
    ("numeric", str.isnumeric),
    ("space", str.isspace),
    ("printable", str.isprintable),
    ("identifierStart", str.isidentifier),
    ("identifierPart", lambda c: ("a" + c).isidentifier()),
    ("upper", str.isupper),
    ("lower", str.islower),
    ("title", lambda c: c.istitle() and not c.isupper()),
    # Seen through the rules that use them: title case and the final sigma.
    ("cased", lambda c: (c + "a").title().endswith("a")),
    ("caseIgnorable", lambda c: (c + "\u03a3").lower().endswith("\u03c3")
     and ("A" + c + "\u03a3").lower().endswith("\u03c2")),
    ("lineBreak", lambda c: len(("a" + c + "a").splitlines()) == 2),
]


def varint(value):
    """Five bits to a character, least first, from '0'; bit 5 says that more follow."""
    out = ""
    while True:
        more = value >> 5
        out += chr(0x30 + (value & 31) + (32 if more else 0))
        value = more
        if not value:
            return out


def signed(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def flag_runs():
    out, last, length = "", None, 0
    for c in POINTS + [None]:
        flags = None if c is None else sum(1 << bit for bit, (_, test) in enumerate(FLAGS) if test(c))
        if flags != last:
            if last is not None:
                out += varint(length) + varint(last)
            last, length = flags, 0
        length += 1
    return out


def mapping(function, base):
    """Runs of (gap, length, delta) where the mapped point differs from that of `base`; one-to-one only."""
    rows = []
    for code, c in enumerate(POINTS):
        mapped = function(c)
        if len(mapped) == 1 and mapped != base(c):
            delta = ord(mapped) - code
            if rows and rows[-1][0] + rows[-1][1] == code and rows[-1][2] == delta:
                rows[-1][1] += 1
            else:
                rows.append([code, 1, delta])
    out, at = "", 0
    for start, length, delta in rows:
        out += varint(start - at) + varint(length) + signed(delta)
        at = start + length
    return out


def expansions(function, base):
    """Points mapped to several: point, count, the points."""
    out = ""
    for c in POINTS:
        mapped = function(c)
        if len(mapped) > 1 and mapped != base(c):
            out += varint(ord(c)) + varint(len(mapped)) + "".join(varint(ord(m)) for m in mapped)
    return out


def title_expansions():
    """Also the points that are their own title case while their upper case is several points."""
    own = "".join(varint(ord(c)) + varint(1) + varint(ord(c)) for c in POINTS if c.title() == c and len(c.upper()) > 1)
    return expansions(str.title, str.upper) + own


def zero_digits():
    zeros = [code for code in range(LIMIT) if unicodedata.decimal(POINTS[code], -1) == 0]
    for zero in zeros:
        assert [unicodedata.decimal(chr(zero + k)) for k in range(10)] == list(range(10))
    assert len(zeros) * 10 == sum(c.isdecimal() for c in POINTS)
    out, at = "", 0
    for zero in zeros:
        out += varint(zero - at)
        at = zero
    return out


def ignore_case_classes():
    """Sets of points that `re` takes for each other under IGNORECASE beyond having one lowercase."""
    lower = [_sre.unicode_tolower(code) for code in range(LIMIT)]
    by_upper = {}
    for code in sorted(set(lower)):
        upper = chr(code).upper()
        by_upper.setdefault(upper, set()).add(code)
    out = []
    for members in by_upper.values():
        members = sorted(members)
        if len(members) > 1:
            together = [m for m in members
                        if any(o != m and re.fullmatch(re.escape(chr(o)), chr(m), re.I) for o in members)]
            if together:
                for m in together:
                    for o in together:
                        assert re.fullmatch(re.escape(chr(o)), chr(m), re.I), (m, o)
                out.append(together)
    out.sort()
    return "".join(varint(len(s)) + "".join(varint(m) for m in s) for s in out)


def lower_for_matching():
    """Where the lowercase of `re` is not that of str.lower."""
    out = ""
    for code in range(LIMIT):
        lower = POINTS[code].lower()
        if len(lower) > 1 or ord(lower) != _sre.unicode_tolower(code):
            out += varint(code) + varint(_sre.unicode_tolower(code))
    return out


def main():
    same = lambda c: c
    tables = [
        ("flagRuns", "Runs of (length, flags) over all code points; the bits are UnicodeFlags'.", flag_runs()),
        ("decimalZeros", "The zeros of the decimal digit ranges, each less the one before.", zero_digits()),
        ("upperRuns", "Runs of (gap, length, signed delta).", mapping(str.upper, same)),
        ("lowerRuns", "Runs of (gap, length, signed delta).", mapping(str.lower, same)),
        ("titleRuns", "As `upperRuns`, only where it differs from upper case.", mapping(str.title, str.upper)),
        ("foldRuns", "As `lowerRuns`, only where it differs from lower case.", mapping(str.casefold, str.lower)),
        ("upperExpansions", "Point, count, the points.", expansions(str.upper, same)),
        ("lowerExpansions", "Point, count, the points.", expansions(str.lower, same)),
        ("titleExpansions", "Point, count, the points; where they differ from upper case.", title_expansions()),
        ("foldExpansions", "Point, count, the points.", expansions(str.casefold, same)),
        ("ignoreCaseClasses", "Count, then points in lower case that match each other ignoring case.",
         ignore_case_classes()),
        ("matchingLower", "(point, lower case for matching) where it is not str.lower's.", lower_for_matching()),
    ]
    with open("Sources/OctavoLanguage/Text/UnicodeTables.swift", "w") as out:
        print("// Generated by Tests/OctavoLanguageTests/Text/unicode_tables.py with CPython "
              f"{sys.version.split()[0]}, Unicode {unicodedata.unidata_version}. Do not edit.", file=out)
        print("// swift-format-ignore-file", file=out)
        print("\n/// Packed tables; `UnicodeProperties` unpacks them. A number is written five bits to a character,", file=out)
        print('/// least significant first, counted from "0"; bit 5 says that more characters follow.', file=out)
        print("enum UnicodeTables {", file=out)
        for name, comment, text in tables:
            print(f'  /// {comment}\n  static let {name}: StaticString = #"""', file=out)
            # A line end is not part of a number and is skipped when unpacking.
            for at in range(0, len(text), 100):
                print("    " + text[at:at + 100], file=out)
            print('    """#', file=out)
        print("}", file=out)
        for name, _, text in tables:
            print(name, len(text), file=sys.stderr)


main()
