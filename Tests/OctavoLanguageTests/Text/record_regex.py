"""Rows for Regex/: expressions made at random and by hand, on small texts; messages; replacement templates."""

import random
import re
import signal

from record_common import esc, outcome, value

ATOMS = ["a", "b", "c", ".", "\\w", "\\d", "\\s", "\\W", "\\D", "\\S", "[ab]", "[^a]", "[a-c]", "[^\\w]", "[\\da]", "\\b", "\\B", "^", "$", "\\A", "\\Z",
         "\\1", "\\2", "(?P=n)", "é", "Σ", "ab", "abc", "\\n", "1", "_", "[\\s\\S]", "[]a]", "[^]a]", "[a-]", "x", "\\x61", "ß", "K", "k", "s", "\\.",
         "", "[A-Z]", "[é-ü]", "\\u0130", "i", "[^é]"]
QUANTIFIERS = ["*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,2}", "{0,2}?", "{2,}", "{,2}", "{1,}+", "{0}", "{3}?", "{1}"]
GROUPS = ["(%s)", "(%s)", "(?:%s)", "(?:%s)", "(?P<n>%s)", "(?=%s)", "(?!%s)", "(?<=%s)", "(?<!%s)", "(?>%s)", "(?i:%s)", "(?-i:%s)", "(?s:%s)", "(?m-s:%s)", "(?a:%s)",
          "(?x: %s )", "(?(1)%s)"]
FLAGS = [0, 0, 0, re.I, re.M, re.S, re.I | re.M, re.A, re.I | re.A, re.X, re.S | re.M]
SUBJECTS = ["", "a", "b", "ab", "aa", "abc", "aab", "abab", "aabbcc", "abcabc", "a b", "a\nb", "\n", "ab\n", "a\n\nb\n", "A", "aB", "1a", "a1b2", "_a_", "é", "aé", "éa\n", "Σσς", "ΣΑΣ", "ſs", "kKK",
            "İiıI", "ßss", "xaxbx", "cabbage", "aaaa", "aaaaab", "bbbb", "ab12 cd_", "a.b", "üé", "]a^-"]


class Slow(Exception):
    pass


def alarm(*_):
    raise Slow()


def pattern(rng, depth):
    def term():
        kind = rng.random()
        if depth > 0 and kind < 0.35:
            out = rng.choice(GROUPS)
            out = out % pattern(rng, depth - 1)
        else:
            out = rng.choice(ATOMS)
        if rng.random() < 0.35:
            out += rng.choice(QUANTIFIERS)
        return out
    out = "".join(term() for _ in range(rng.choice([1, 1, 2, 2, 3, 4])))
    if rng.random() < 0.2:
        out += "|" + "".join(term() for _ in range(rng.choice([0, 1, 2])))
    return out


def spans(match):
    if match is None:
        return None
    flat = []
    for group in range(match.re.groups + 1):
        flat += list(match.span(group))
    return [match.lastindex or 0] + flat


def everything(p, flags, text, pos, endpos):
    compiled = re.compile(p, flags)
    return [int(compiled.flags), compiled.groups, spans(compiled.search(text, pos, endpos)), spans(compiled.match(text, pos, endpos)),
            spans(compiled.fullmatch(text, pos, endpos)), [spans(m) for m in compiled.finditer(text, pos, endpos)],
            list(compiled.split(text)), compiled.sub("<\\g<0>>", text), compiled.sub("-", text, 1)]


def run_row(p, flags, text, pos=0, endpos=None):
    endpos = len(text) if endpos is None else endpos
    # No expression here should take long; one that does proves nothing.
    signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        result = outcome(everything, p, flags, text, pos, endpos)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if result.startswith("!Slow"):
        return None
    return ["regex", esc(p), str(int(flags)), esc(text), str(pos), str(endpos), result]


BAD = ["[", "[a", "[]", "[^]", "[^", "(", "(?", "(?P", "(?P<", "(?P<n", "(?P<n>", "(?P<>a)", "(?P<1>a)", "(?P<é>a)\\1", "(?P<n-1>a)", "(?P=", "(?P=n", "(?P=n)", "(?P=)", "(?P!)", "(?Px", "(a", "a)", ")", "*", "+a", "?", "a**", "a*+*",
       "a{2}{3}", "a{3,2}", "a{99999999999}", "a{1,99999999999}", "a{", "a{}", "a{1", "a{1,", "a{,", "a{,}", "{1}", "{", "}", "{}", "^*", "$+", "\\b*", "(?=a)*", "(?:)*", "()*", "(|)*", "\\", "a\\", "(a\\", "*\\", "\\q", "\\y", "\\x", "\\x1",
       "\\xg", "\\u12", "\\U0011", "\\U00110000", "\\U0010ffff", "\\8", "\\9", "\\1", "(a)\\2", "(\\1)", "(?P<n>(?P=n))", "\\400", "\\377", "[\\400]", "[\\8]", "[\\q]", "[\\x]", "[z-a]", "[a-\\d]", "[\\d-a]", "[a-", "[\\d-]", "[-a]", "[--a]", "[a--]",
       "(?<=a*)b", "(?<=a|bc)d", "(?<=(a))b\\1", "(?<=\\1)(a)", "(a)(?<=\\1)b", "(?<=(a)\\1)b", "(?<!a+)", "(?<=a{2})b", "(?<=ab|cd)e", "(?<a)", "(?<", "(?<P", "(?#", "(?#a", "(?#a)b", "(?z)", "(?i", "(?i:", "(?i-", "(?i-:a)", "(?-i)", "(?-", "(?-:a)", "(?i-i:a)",
       "a(?i)b", "(?i)a", "(?x) a b # c", "a(?x)", "(?au)a", "(?a)a", "(?u)a", "(?L)a", "(?L:a)", "(?a-u:b)", "(?-a:b)", "(?-u:b)", "(?s-z:a)", "(?iz:a)", "(?i:a)(?i)", "(?t)a", "(?t:a)", "(?-t:a)", "(?1)", "(?(1)a)", "(?(1)a|b|c)", "(a)(?(1)b|c|d)", "(a)(?(1)b|c)", "(?(0)a)",
       "(?(", "(?(1", "(?(1)", "(?()a)", "(?(n)a)", "(?P<n>a)(?(n)b|c)", "(?(2)a)(b)", "(?(x y)a)", "(?(-1)a)", "(?(+1)a)(b)", "(?( 1)a)(b)", "(?(1 )a)(b)", "(?(99999999999)a)", "(?P<n>a)(?P<n>b)", "(?P<n>a)(?P<m>b)(?P<n>c)", "(?>a", "(?>", "(?!)", "(?!", "(?=", "(?=)", "(?:",
       "(?:a", "(?:a|b", "a|*", "(*a)", "(+)", "(?:*)", "|", "||", "(|a)", "a||b", "\\N{DIGIT ONE}", "\\N{EM DASH}", "\\N{nosuch}", "\\N", "\\N{", "\\N{}", "[\\N{LATIN SMALL LETTER A}-c]", "\\N{EM DASH", "\n(", "a\nb(c", "a\n\n[", "a\nb\\", "(?x)a b(", "(?x)#\n(", "(?x)[ #]",
       "a++b", "a?+", "a{2}+", "(?x)a # b\n+", "(?x)a {2}", "(?x) ( ?:a)", "(?x)\\ a", "x{2}?", "x{2}??", "x*??", "x+?+", "\\Aa", "a\\Z", "[\\A]", "[\\Z]", "[\\b]", "[\\B]", "\\0", "\\00", "\\01", "\\018", "\\07a", "\\119", "\\111", "(a)\\11", "[\\0-\\7]", "[\\1]",
       "(" * 60 + ")" * 60, "(" * 2000 + ")" * 2000, "[[a]", "[a&&b]", "[a||b]", "(?P<a>b)(?P=a)(?P=b)", "(?Pa)", "(?P>a)", "(?'n'a)", "(?@)", "(?\\d)", "(?é)", "(?-é)", "(?ié)", "(?i\\)", "(?P<a\\b>c)", "(?P=a\\)"]

HAND = [("(a|ab)(c|bcd)(d*)", "abcd"), ("(a*)*", "aaab"), ("(a*)+", "aaab"), ("(?:a*)*b", "aaab"), ("(a|b)*", "abba"), ("((a)|b)*", "ab"), ("((a)|(b))*", "aba"), ("(?:(a)|b)*", "ab"), ("(a?)*?b", "aab"), ("(a)?b\\1", "aba"),
        ("(?:(a)|(b)|(c))+", "abc"), ("(?=(a+))a*b\\1", "baaabac"), ("(?>a+)ab", "aaab"), ("(?>a|ab)c", "abc"), ("a*+a", "aaa"), ("(?:ab)++a", "abab"), ("(?<=\\b)a", " a"), ("(?<=a)b", "ab"), ("(?<!a)b", "abb"), ("\\b\\w+\\b", "hello big world"),
        ("(\\w+)\\s+\\1", "the the cat"), ("^a", "a\na"), ("(?m)^a$", "a\na\n"), ("a$", "a\n"), ("a\\Z", "a\n"), ("$", "a\n"), ("(?m)$", "a\nb\n"), (".*", "a\nb"), ("(?s).*", "a\nb"), (".*?", "ab"), ("x*", "axb"), ("x*?", "axb"), ("", "abc"), ("|a", "aa"), ("a|", "aa"), ("\\b", "ab cd"), ("\\B", "ab cd"),
        ("(?i)straße", "STRASSE Straße"), ("(?i)[a-z]+", "AbCſK"), ("(?i)σ", "Σσς"), ("(?i)ς+", "Σσς"), ("(?i)[^σ]", "Σσςa"), ("(?i)\\u0345", "ͅΙι"), ("(?ia)k", "kK\u212a"), ("(?i)(é)\\1", "éÉ"), ("(?i)i", "İıiI"), ("(?i)[i]", "İıiI"), ("(?i)ﬅ", "ﬆ"), ("(?i)[ﬀ-ﬆ]", "ﬅﬆ"), ("(?i)[À-Þ]+", "àéÿ×"),
        ("(\\d+)-(\\d+)", "12-34 5-6"), ("(?P<year>\\d{4})-(?P<month>\\d\\d)", "on 2024-05-06"), ("[^,]+", "a,b,,c"), (",", "a,b,,c"), ("(,)", "a,b"), ("(a)|(b)", "ab"), ("\\s*", " a  b "), ("(?:a|b)*?c", "ababc"), ("(?:a|ab)*c", "aababc"), ("(a+|b+)*c", "aabbc"), ("(a|b|c|d|e)*f", "abcdef"),
        ("(?:x(?=y)|z)*", "xyz"), ("(?:(?=(a))a)*", "aaa"), ("(?:a(?!b))*", "aab"), ("(?(1)a|b)", "b"), ("(a)?(?(1)b|c)", "ab c"), ("(?:(x)|y)(?(1)a|b)", "xayb"), ("(a(b(c)?)?)?", "ab"), ("(.)(.)(.)\\3\\2\\1", "abccba"), ("[\\w.]+@[\\w.]+", "me.you@a.b.c, x@y"), ("a{2,3}?", "aaaaa"), ("(?:ab){2,3}", "abababab"), ("(?:a{0,2}){2}", "aaaaa"),
        ("(?:a?){3}", "aa"), ("(?:a??){3}", "aa"), ("(a?){2,}?b", "aab"), ("(?:){3}", "a"), ("(?:a|(?:))+", "aa"), ("(a|)+", "aab"), ("(|a)+", "aab"), ("(|a)+?b", "aab"), ("(?:|a)*", "aa"), ("(?:a*?)*?b", "aab"), ("(?:(a)|b)*?c", "abac"), ("(?<=(a))b", "ab"), ("(?<=(?P<x>a))(?P=x)", "aa"), ("(?!(a))b", "b"), ("(?!(a)b)(a)", "ac"),
        ("a.c", "a\nc a c"), ("[\\n]", "\n"), ("\\t", "\t"), ("[^\\d\\s]+", "a1 b"), ("\\W+", "a+-b"), ("é+", "ééa"), ("\\d+", "1٣२"), ("(?a)\\d+", "1٣"), ("\\w+", "aé٣_²"), ("(?a)\\w+", "aé"), ("\\s+", "a \u3000\x1c\xa0b"), ("(?a)\\s+", "a \x1c\x0b"), ("[\\ud800]", "\ud800"), ("\U0001f600+", "a\U0001f600\U0001f600"), ("[\U0001f600-\U0001f64f]", "\U0001f610")]


def run_rows(rng, count):
    for p, text in HAND:
        for mode in (p, "(?:%s)x?" % p if not p.startswith("(?") else p):
            yield run_row(mode, 0, text)
            yield run_row(mode, re.M, text + "\n" + text)
            yield run_row(p, 0, text, 1)
            yield run_row(p, 0, text, 0, max(0, len(text) - 1))
    for p in BAD:
        for flags in (0, re.X):
            yield run_row(p, flags, "ab")
    for flags in (re.L, re.A | re.U, re.L | re.A):
        yield run_row("a", flags, "a")
    made = 0
    while made < count:
        p = pattern(rng, rng.choice([0, 1, 1, 2, 3]))
        flags = rng.choice(FLAGS)
        for _ in range(rng.choice([1, 2, 3])):
            text = rng.choice(SUBJECTS)
            if rng.random() < 0.3:
                text += rng.choice(SUBJECTS)
            pos = rng.choice([0, 0, 0, 1, 2])
            endpos = rng.choice([None, None, None, 1, 3])
            row = run_row(p, flags, text, pos, endpos)
            if row:
                made += 1
                yield row
    # Damaged expressions, for messages.
    for _ in range(count // 2):
        p = list(pattern(rng, 2))
        for _ in range(rng.randrange(1, 3)):
            at = rng.randrange(len(p) + 1)
            if rng.random() < 0.5 and p:
                del p[min(at, len(p) - 1)]
            else:
                p.insert(at, rng.choice("()[]{}*+?|\\^$.-:=!<>P#,1ai\n"))
        row = run_row("".join(p), rng.choice(FLAGS), rng.choice(SUBJECTS))
        if row:
            yield row


def template_rows(rng, count):
    patterns = [("(a)(b)?", "ab a"), ("(?P<x>a)(?P<y>b)", "abab"), ("a", "banana"), ("", "ab"), ("(\\w)(\\d)?", "a1 b")]
    templates = ["", "x", "\\1", "\\2", "\\3", "\\g<1>", "\\g<x>", "\\g<y>", "\\g<zz>", "\\g<0>", "\\g<", "\\g", "\\g<>", "\\g<1", "\\g<a b>", "\\g<-1>", "\\g<99>", "\\g<9999999999>", "\\0", "\\01", "\\012", "\\0123", "\\101", "\\400", "\\377", "\\10", "\\18", "\\99",
                 "\\n", "\\t", "\\\\", "\\a", "\\q", "\\.", "\\-", "\\é", "\\", "a\\", "[\\1]", "\\1\\2", "\\g<1>\\g<2>", "\\g<x>-\\g<y>", "é\\1", "\\g<é>", "\\x41", "\\b", "\\A", "\\8", "\\g <1>", "\\g<+1>", "\\g< 1>", "\\1\n\\q", "\n\\g<"]
    for p, text in patterns:
        for template in templates:
            for limit in (0, 1):
                yield ["regex.sub", esc(p), esc(template), esc(text), str(limit), outcome(lambda: list(re.subn(p, template, text, limit)))]
    for text in ["", "abc", "a.b*c", "\n\t ~!@#$%^&*()_+-={}[]|\\:;\"'<>,.?/`", "é\x0b\x0c"]:
        yield ["regex.escape", esc(text), outcome(re.escape, text)]
    for flags in range(0, 512):
        yield ["regex.flags", str(flags), outcome(lambda: repr(re.RegexFlag(flags)))]
    for p, flags in [("a", 0), ("a'b", re.I), ("(?i)a", 0), ("a", re.A), ("a" * 300, re.I | re.M), ("\n", re.S), ("(?x) a", re.S)]:
        yield ["regex.repr", esc(p), str(int(flags)), outcome(lambda: repr(re.compile(p, flags)))]


def byte_rows(rng, count):
    patterns = ["a", "\\w+", "[^a]", "\\x80", "(?i)[a-z]+", "\\s", "\\d", "(a)|b", ".", "\\B", "[\\x80-\\xff]+", "\\u0041", "(?u)a", "(?L)\\w", "(?P<n>a)(?P=n)", "\\N{x}", "é", "(?a)a", "(?La)a", "$", "(?P<\u00e9>a)"]
    for p in patterns:
        for subject in (b"", b"abAB", b"a\x80b\xff", b"1 \x0b\x1c_", b"\n", b"aa"):
            p8 = p.encode("latin-1")
            yield ["regex.bytes", "y:" + p8.hex(), "y:" + subject.hex(), outcome(lambda: [spans(m) for m in re.finditer(p8, subject)])]


def expressions(scale=1):
    for row in run_rows(random.Random(20240521), 2500 * scale):
        if row:
            yield row


def replacements(scale=1):
    rng = random.Random(20240522)
    yield from template_rows(rng, 0)
    yield from byte_rows(rng, 0)


TABLES = {"expressions": expressions, "replacements": replacements}
