"""Rows for what is behind json, csv, textwrap, string.Template, difflib, datetime, and "Did you mean"."""

import csv
import datetime
import difflib
import io
import json
import random
import string
import sys
import textwrap
import time

from record_common import esc, outcome, shown, value


def word(rng, alphabet, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(longest + 1)))


# json

class Tree:
    """Shows what was read the way the Swift side shows it."""

    @staticmethod
    def show(v):
        if isinstance(v, dict):
            return "{" + "".join(value(k) + "\n" + Tree.show(item) + "\n" for k, item in v.items()) + "}"
        if isinstance(v, list):
            return "[" + "".join(Tree.show(item) + "\n" for item in v) + "]"
        return value(v)


def load(text):
    try:
        return Tree.show(json.loads(text))
    except RecursionError as error:
        return "!RecursionError: " + esc(str(error))
    except Exception as error:
        return "!" + type(error).__name__ + ": " + esc(str(error))


DOCUMENTS = ["", " ", "1", "-1", "0", "-0", "01", "-", "+1", "1.5", "1.", ".5", "1e5", "1E+5", "1e", "1e-", "1.5e3", "-1.5E-3x", "1 2", "NaN", "Infinity", "-Infinity", "-Inf", "nan", "true", "false", "null", "tru", "nulll", "True",
             '"', '"a', '"a"', '"a" ', ' "a"x', '"\\"', '"\\n\\t\\/\\b\\f\\r\\""', '"\\u00e9"', '"\\u12"', '"\\u"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ude00"', '"\\q"', '"\\', '"\n"', '"\x00"', '"é"', '"\x7f"', "'a'",
             "[", "[]", "[ ]", "[1", "[1,", "[1,]", "[1 2]", "[1,2]", "[,1]", "[1]]", "]", "[[]", "[[1],[2,[3]]]", "{", "{}", "{ }", "{1", "{1:2}", '{"a"', '{"a":', '{"a":1', '{"a":1}', '{"a":1,}', '{"a":1,"b":2}', '{"a" 1}', '{"a":1 "b":2}', '{"a":1,b:2}', '{"a":1,"a":2}', "{,}", "}",
             '{"a":{"b":[1,{"c":null}]}}', "\ufeff1", "\u00a01", "1\u00a0", "\x0b1", "[1,\n 2,\n x]", '{"a":\n"b\n"}', "12345678901234567890", "1" * 30, "1" * 5000, "1e400", "-1e400", "0.1e1", "٣", "[1.5, 2e3, -4]", '[""]', "[" * 200 + "]" * 200, "[" * 5000 + "]" * 5000, '{"a":' * 5000, "//", "[1,2", "tru e", '"\\u00e', '"abc\\u00zz"', '"\\uD83D\\uDE0"', '["a\\']


def json_rows(rng, count):
    for text in DOCUMENTS:
        yield ["json.loads", esc(text), load(text)]
    base = ['{"name": "x", "list": [1, 2.5, -3e2, true, false, null], "o": {"k": "v\\n", "e": ""}}', "[[1,2],[3,[4,5]],{}]", '{"a":"\\u00e9\\ud83d\\ude00"}']
    for _ in range(count):
        text = list(rng.choice(base))
        for _ in range(rng.randrange(1, 3)):
            at = rng.randrange(len(text))
            kind = rng.random()
            if kind < 0.4:
                del text[at]
            elif kind < 0.8:
                text.insert(at, rng.choice('[]{},:"\\ \n10.eE-+tfnu'))
            else:
                text = text[:at + 1]
        text = "".join(text)
        yield ["json.loads", esc(text), load(text)]
    for _ in range(count // 2):
        s = word(rng, rng.choice(["ab\"\\/", "\x00\x1f\x7f\n\r\t\b\f", "é日\U0001f600", "\ud800\udc00a"]), 8)
        yield ["json.quoted", esc(s), "1", outcome(json.dumps, s)]
        yield ["json.quoted", esc(s), "0", outcome(json.dumps, s, ensure_ascii=False)]


# csv

def dialect_arguments(rng):
    out = {"delimiter": rng.choice([",", ",", ",", "\t", ";", "é"]), "quotechar": rng.choice(['"', '"', "'", None]), "escapechar": rng.choice([None, None, "\\"]), "doublequote": rng.choice([True, True, False]),
           "skipinitialspace": rng.choice([False, True]), "quoting": rng.choice([0, 0, 1, 2, 3]), "strict": rng.choice([False, True]), "lineterminator": rng.choice(["\r\n", "\n", "|"])}
    if out["quotechar"] is None:
        out["quoting"] = 3
    return out


def dialect_fields(d):
    return [value(d[k]) for k in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "quoting", "strict", "lineterminator")]


def csv_rows(rng, count):
    for _ in range(count):
        d = dialect_arguments(rng)
        text = word(rng, 'ab,;\t"\'\\ \n\r1.é', 25)
        lines = text.splitlines(True) if rng.random() < 0.7 else text.split("\n")
        yield ["csv.read"] + dialect_fields(d) + [value(line) for line in lines] + [outcome(lambda: list(csv.reader(lines, **d)))]
        row = [rng.choice([word(rng, 'ab,;\t"\'\\ \n\r1.é|', 5), rng.choice([1, 2.5, -3]), "", None]) for _ in range(rng.randrange(4))]

        def write():
            out = io.StringIO()
            csv.writer(out, **d).writerow(row)
            return out.getvalue()
        yield ["csv.write"] + dialect_fields(d) + [value(v) for v in row] + [outcome(write)]


# textwrap

WORDS = ["a", "the", "hello", "world", "well-known", "em--dash", "e-mail", "x-y-z", "co-op-er", "wait...", "end.", "Stop!", "\"quoted.\"", "supercalifragilistic", "a-b", "one-", "-two", "--", "12-34", "don't", "and/or", "über-größe", "日本語", "foo_bar-baz", "--option", "a--b", "x", "\t", "\n", "\n\n", "  "]


def wrap_rows(rng, count):
    for _ in range(count):
        text = "".join(rng.choice(WORDS) + rng.choice([" ", " ", "  ", "", "\n", "\t"]) for _ in range(rng.randrange(20)))
        names = {"width": rng.randrange(-1, 40) if rng.random() < 0.1 else rng.randrange(5, 40)}
        for name, choices in [("initial_indent", ["", "* ", "    "]), ("subsequent_indent", ["", "  ", ">>> "]), ("expand_tabs", [True, False]), ("replace_whitespace", [True, False]), ("fix_sentence_endings", [False, True]),
                              ("break_long_words", [True, False]), ("drop_whitespace", [True, False]), ("break_on_hyphens", [True, False]), ("tabsize", [8, 4]), ("max_lines", [None, None, 1, 2, 3]), ("placeholder", [" [...]", "...", " and more"])]:
            names[name] = rng.choice(choices)
        yield ["wrap", esc(text)] + [value(v) for v in names.values()] + [outcome(textwrap.wrap, text, **names)]
        yield ["shorten", esc(text), str(names["width"]), outcome(textwrap.shorten, text, names["width"])]
        block = "".join(rng.choice(["  ", "    ", "\t", "", " \t"]) + rng.choice(["a b", "", "c", " "]) + "\n" for _ in range(rng.randrange(6)))[:rng.choice([-1, 1000])]
        yield ["dedent", esc(block), outcome(textwrap.dedent, block)]
        yield ["indent", esc(block), ">> ", outcome(textwrap.indent, block, ">> ")]


# string.Template

def template_rows(rng, count):
    known = {"a": "1", "_b": "two", "A1": "é"}
    fixed = ["", "$", "$$", "$a", "${a}", "${a", "$ a", "$1", "${}", "${1}", "$a$_b${A1}", "$$a", "$$$a", "$zz", "${zz}", "x\ny $", "a\n\nb ${", "$é", "$aé", "${a é}", "$a.b", "$A1x", "\r\n$!"]
    for text in fixed + [word(rng, "$${}a_b1 \n", 10) for _ in range(count)]:
        yield ["template", esc(text), outcome(string.Template(text).substitute, known)]
        yield ["template.safe", esc(text), outcome(string.Template(text).safe_substitute, known)]


# names

def suggestion(names, wanted):
    """What the interpreter says after an attribute error; its own hook is asked."""
    class Thing:
        def __dir__(self):
            return list(names)

        def __getattribute__(self, name):
            raise AttributeError("x", name=wanted, obj=self)
    try:
        Thing().anything
    except AttributeError as error:
        saved, sys.stderr = sys.stderr, io.StringIO()
        try:
            sys.__excepthook__(type(error), error, None)
            text = sys.stderr.getvalue()
        finally:
            sys.stderr = saved
    marker = "Did you mean: '"
    return text[text.index(marker) + len(marker):text.rindex("'?")] if marker in text else None


def name_rows(rng, count):
    pool = ["append", "extend", "insert", "remove", "reverse", "sort", "index", "count", "value", "values", "Value", "VALUE", "val", "x", "y", "xy", "ab", "abc", "abcd", "mean", "median", "mode", "linspace", "logspace", "arange", "array", "asarray",
            "some_long_attribute_name_that_goes_on_and_on", "größe", "naïve", "a" * 41, "b" * 50]
    for _ in range(count):
        names = sorted(rng.sample(pool, rng.randrange(1, 12)))
        wanted = list(rng.choice(pool))
        for _ in range(rng.randrange(1, 4)):
            at = rng.randrange(len(wanted) + 1)
            kind = rng.random()
            if kind < 0.35 and wanted:
                wanted[min(at, len(wanted) - 1)] = rng.choice("abcdeXYZ_é")
            elif kind < 0.6:
                wanted.insert(at, rng.choice("abcdeXYZ_é"))
            elif kind < 0.85 and len(wanted) > 1:
                del wanted[min(at, len(wanted) - 1)]
            elif wanted:
                at = min(at, len(wanted) - 1)
                wanted[at] = wanted[at].swapcase()
        wanted = "".join(wanted)
        if wanted and wanted not in names and "\ud800" not in wanted:
            yield ["nearest", value(wanted)] + [value(n) for n in names] + [outcome(suggestion, names, wanted)]
        cutoff = rng.choice([0.6, 0.6, 0.3, 0.9, 0.0, 1.5])
        limit = rng.choice([3, 1, 10, 0])
        yield ["close", value(wanted), value(limit), value(cutoff)] + [value(n) for n in names] + [outcome(difflib.get_close_matches, wanted, names, limit, cutoff)]
    long = ["".join(rng.choice("abcd ") for _ in range(250)) for _ in range(4)]
    for a in long:
        for b in long:
            yield ["similarity", value(a), value(b), outcome(lambda: difflib.SequenceMatcher(None, a, b).ratio())]


# datetime

def when(rng):
    return datetime.datetime(rng.choice([1, 5, 99, 999, 1000, 1900, 1970, 1999, 2000, 2020, 2024, 2025, 9999]), rng.randrange(1, 13), rng.randrange(1, 29), rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.choice([0, 5, 123456, 500000]))


def fields(d):
    return [value(v) for v in (d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond)]


def span(offset):
    return None if offset is None else [offset.days, offset.seconds, offset.microseconds]


def from_iso(kind, text):
    if kind == "date":
        d = datetime.date.fromisoformat(text)
        return [d.year, d.month, d.day]
    if kind == "time":
        t = datetime.time.fromisoformat(text)
        return [t.hour, t.minute, t.second, t.microsecond, span(t.utcoffset())]
    d = datetime.datetime.fromisoformat(text)
    return [d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, span(d.utcoffset())]


DIRECTIVES = list("aAbBcCdDeFfgGhHIjklmMnpPrRSTtuUVwWxXyYzZ%") + ["-d", "-m", "_d", "05d", "^a", "#p", "10Y", "-j", "Q", "0e", "_H", "^B", "3d", "-y", "E", "-"]


def parse(text, form):
    d = datetime.datetime.strptime(text, form)
    s = time.strptime(text, form)
    return [d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, span(d.utcoffset()), s.tm_wday, s.tm_yday]


def time_rows(rng, count):
    for _ in range(count):
        d = when(rng)
        yield ["date.facts"] + fields(d) + [outcome(lambda: [d.toordinal(), d.weekday(), d.timetuple().tm_yday] + list(d.isocalendar()) + [d.date().isoformat()])]
        ordinal = rng.choice([1, 3652059, 0, 3652060, -1]) if rng.random() < 0.05 else rng.randrange(1, 3652060)
        yield ["date.ordinal", value(ordinal), outcome(lambda: datetime.date.fromordinal(ordinal).isoformat())]
        y, w, k = rng.choice([0, 1, 2020, 2024, 2026, 9998, 10000]), rng.randrange(0, 55), rng.randrange(0, 9)
        if y < 9999:
            yield ["date.iso", value(y), value(w), value(k), outcome(lambda: datetime.date.fromisocalendar(y, w, k).isoformat())]
        y, m, k = rng.choice([0, 1, 1900, 2000, 2023, 10000]), rng.randrange(0, 14), rng.randrange(0, 33)
        yield ["date.new", value(y), value(m), value(k), outcome(lambda: datetime.date(y, m, k).isoformat())]
        spec = rng.choice(["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "x"])
        yield ["time.iso"] + fields(d) + [value(spec), outcome(lambda: d.time().isoformat(spec))]
        form = "".join(rng.choice(["%" + rng.choice(DIRECTIVES), rng.choice(" -/:,é")]) for _ in range(rng.randrange(1, 6)))
        zone = rng.choice([None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=5, minutes=30)), datetime.timezone(datetime.timedelta(hours=-3, seconds=-15)), datetime.timezone(datetime.timedelta(microseconds=-1), "X")])
        aware = d.replace(tzinfo=zone)
        offset = aware.utcoffset()
        yield ["strftime"] + fields(d) + [value(offset.days) if offset is not None else "n:", value(offset.seconds) if offset is not None else "n:", value(offset.microseconds) if offset is not None else "n:", value(aware.tzname() or ""), value(form), outcome(aware.strftime, form)]
        form = "".join(rng.choice(["%" + rng.choice(list("aAbBdfHIjmMpSuUwWyYzZ%cxXGV") + (["Q", "-d", "."] if rng.random() < 0.05 else [])), rng.choice([" ", "-", "/", ":", "T", "."])]) for _ in range(rng.randrange(1, 7)))
        text = aware.strftime(form) if rng.random() < 0.8 else word(rng, "0123 -:/TJanMo", 10)
        if rng.random() < 0.2 and text:
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(["", "x", "0", " "]) + text[at + 1:]
        yield ["strptime", value(text), value(form), outcome(parse, text, form)]
        kind = rng.choice(["date", "time", "datetime"])
        text = {"date": rng.choice([d.date().isoformat(), d.strftime("%Y%m%d"), "%d-W%02d-%d" % tuple(d.isocalendar()), "%dW%02d%d" % tuple(d.isocalendar()), "%dW%02d" % tuple(d.isocalendar())[:2]]),
                "time": rng.choice([aware.timetz().isoformat(), d.time().isoformat(), d.strftime("T%H%M%S"), d.strftime("%H:%M"), d.strftime("%H%M%S.%f"), d.strftime("%H:%M:%S,%f")])}
        text = text[kind] if kind != "datetime" else text["date"] + rng.choice(["T", " ", "é", ""]) + text["time"]
        if rng.random() < 0.3 and text:
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(["", "x", "0", "-", ":", "Z", "+", "W"]) + text[at + 1:]
        yield ["iso." + kind, value(text), outcome(from_iso, kind, text)]
        days, seconds, micro = rng.choice([0, 1, -1, 5, -100, 10**9, 999999999]), rng.randrange(-200000, 200000), rng.randrange(-3000000, 3000000)
        yield ["span", value(days), value(seconds), value(micro), outcome(lambda: (lambda t: [t.days, t.seconds, t.microseconds, str(t), repr(t)])(datetime.timedelta(days, seconds, micro)))]
    for text in ["2024-5-6", "2024-05", "2024", "", "é", "2024-05-06T", "12:34 +05", "12:+05", "12:34:56.+05", "12345678", "12:34:56:78", "12:34z", "12:34+24:00", "12:34+05:60", "2024-W19T12", "2024-W19-1T12", "2024-W1912", "2024W19112", "2024W1911234", "20240506xx", "24:00", "12:60", "0000-01-01", "2024-W60-1"]:
        for kind in ("date", "time", "datetime"):
            yield ["iso." + kind, value(text), outcome(from_iso, kind, text)]
    for text, form in [("29 Feb", "%d %b"), ("2024 366", "%Y %j"), ("2023 366", "%Y %j"), ("2024 0 1", "%Y %U %w"), ("2024 0 1", "%Y %W %w"), ("2024 53 6", "%Y %W %w"), ("2024 W10 3", "%G W%V %u"), ("2024", "%G"), ("10", "%V"), ("2024 10 1", "%Y %V %u"), ("2024 10 1 5", "%G %V %u %j"), ("2024 W60 1", "%G W%V %u"), ("12 PM", "%I %p"),
                       ("12 AM", "%I %p"), ("68", "%y"), ("69", "%y"), ("a", "%"), ("a", "a%"), ("1", "%é"), ("60", "%S"), ("61", "%S"), ("62", "%S"), ("+0530", "%z"), ("+05:30:15.5", "%z"), ("Z", "%z"), ("z", "%z"), ("+05:3015", "%z"), ("UTC", "%Z"), ("utc", "%Z"), ("EST", "%Z"), ("1 1", "%d %d"), ("MONDAY", "%A"), ("may", "%b"), ("may", "%B"), ("  5", " %d"),
                       ("1\t2", "%d %m"), ("12", "%d%m"), ("112", "%d%m"), ("x(1", "x(%d"), ("1.5", "%S.%f"), ("1.1234567", "%S.%f"), ("٣", "%d"), ("+٠٥٣٠", "%z")]:
        yield ["strptime", value(text), value(form), outcome(parse, text, form)]


def documents(scale=1):
    rng = random.Random(20240531)
    yield from json_rows(rng, 300 * scale)
    yield from csv_rows(rng, 500 * scale)


def paragraphs(scale=1):
    rng = random.Random(20240532)
    yield from wrap_rows(rng, 250 * scale)
    yield from template_rows(rng, 100 * scale)
    yield from name_rows(rng, 400 * scale)


def calendar(scale=1):
    yield from time_rows(random.Random(20240533), 250 * scale)


TABLES = {"documents": documents, "paragraphs": paragraphs, "calendar": calendar}
