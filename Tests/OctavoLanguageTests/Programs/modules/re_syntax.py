import re
cases = [
    (r"a.c", "a\nc abc"), (r"(?s)a.c", "a\nc"), (r"^b", "a\nb"), (r"(?m)^b$", "a\nb\nc"), (r"\Aa\Z", "a"), (r"a$", "a\n"), (r"a\Z", "a\n"), (r"[a-c]+", "xabcd"), (r"[^a-c]+", "abxyc"), (r"[]a]+", "]a["), (r"[\d\-x]+", "1-x"), (r"[a\]]+", "a]"),
    (r"a{2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{,2}", "aaa"), (r"a{1,2}?", "aaa"), (r"a+?b", "aaab"), (r"a*?", "aa"), (r"a??", "a"), (r"<.*>", "<a><b>"), (r"<.*?>", "<a><b>"), (r"(ab)+", "ababx"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"x{,y}", "x{,y}"), (r"a{x", "a{x"),
    (r"(?:ab){2}", "abab"), (r"(a)(?:b)(c)", "abc"), (r"(\w)\1", "hello"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), (r"(?=b)b", "ab"), (r"a(?!b)", "abac"), (r"(?<=a)b", "cbab"), (r"(?<!a)b", "abcb"), (r"(?<=ab|cd)e", "cde"),
    (r"\bfoo\b", "a foo b"), (r"\Boo", "foo"), (r"\s\S\w\W\d\D", " aa-1x"), (r"\t\n\x41\u00e9\.", "\t\nAé."), (r"(?i)straße", "STRAßE"), (r"(?x) a  b # comment", "ab"), (r"(?i:A)b", "ab aB"), (r"(a)?(?(1)b|c)", "c ab"), (r"(?#note)a", "a"), (r"a|b|", "c"), (r"()", "x"), (r"(a*)*", "aa"), (r"(a+)+b", "aaab"), (r"\141\0", "a\0"), (r"[\b]", "\b"), (r"(?a)\w+", "é a"), (r"\w+", "naïve_1"), (r"\d+", "٣4"), (r"a++b", "aab"), (r"(?>a+)b", "aab"), (r".", "😀"), (r"[^\W\d_]+", "1é_z"), (r"\N{BULLET}", "•"),
]
for pattern, text in cases:
    m = re.search(pattern, text)
    print(pattern.encode("unicode_escape").decode(), "->", m and (m.span(), m.groups()))
