def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import re

for pattern in [
    "(", ")", "[", "a[b", "*", "a**", "a{2}{3}", "?", "+a", "(?", "(?P", "(?P<", "(?P<a", "(?P<1>x)", "(?P<a>x)(?P<a>y)", "(?P=a)",
    "(?P=a", "(?P>x)", "(?:", "(?#", "(?<", "(?<x", "(?<=a*)", "(?<!a|bc)", "(?(", "(?(1", "(?(1)a|b|c)", "(?(0)a)", "(?(9)a)",
    "(?(a)b)", "(a)(?(1)b|c", "(?z)", "(?-z:a)", "(?i", "(?i-", "(?i-:a)", "(?i-i:a)", "(?a-u:x)", "(?-u:x)", "(?L)a", "(?au)a",
    "(?-x)", "(?i-m)", "(?t:x)", "a(?i)b", "(?iu:a", "(?-:a)", "(?-", "\\", "a\\", "\\1", "(a\\1)", "(?<=(a)\\1)x", "(a)(?<=\\1)", "(?<=(a)(?(1)b))", "\\g",
    "\\8", "[\\8]", "\\x1", "\\xg", "\\u123", "\\U12345", "\\Uffffffff", "\\N", "\\N{", "\\N{}", "\\N{nothing}", "\\q", "[\\q]", "\\400",
    "[z-a]", "[a-\\d]", "[\\d-a]", "a{5,2}", "a{99999999999}", "a{1,99999999999}", "(?P<a b>x)", "(?P<é>x)", "x{,3}{4}", "(?x", "[[a]", "[^",
    "[]", "(?P<a>x", "((a)", "a|*", "|*", "(?i)(", "(?s-i:", "(?P<a-b>c)", "^*", "$+", "\\b*",
]:
    attempt(lambda: re.compile(pattern))
for pattern in [b"(?u)a", b"\\u0041", b"\\N{a}", b"(?L)a", b"\\777", b"(?au)", b"(?La)"]:
    attempt(lambda: re.compile(pattern))
for template in ["\\2", "\\g", "\\g<", "\\g<1", "\\g<2>", "\\g<>", "\\g<-1>", "\\g<b>", "\\g<1a>", "\\q", "\\400", "\\", "\\g<a b>"]:
    attempt(lambda: re.sub("(a)", template, "a"))
attempt(lambda: re.sub("a", 5, "a"))
attempt(lambda: re.sub("a", lambda m: 5, "a"))
attempt(lambda: re.compile("a").match(b"a"))
attempt(lambda: re.compile(b"a").match("a"))
attempt(lambda: re.compile("a").match(5))
attempt(lambda: re.compile(5))
attempt(lambda: re.compile(re.compile("a"), re.I))
attempt(lambda: re.compile("a", "i"))
attempt(lambda: re.compile("a", re.L))
attempt(lambda: re.compile(b"a", re.U))
attempt(lambda: re.compile("a", re.A | re.U))
attempt(lambda: re.match("a", "a").group(5))
attempt(lambda: re.match("a", "a").group("b"))
attempt(lambda: re.match("a", "a").start(1))
attempt(lambda: re.match("a", "a")[1.5])
attempt(lambda: re.match("a", "a").expand("\\1"))
attempt(lambda: re.split("a", "a", maxsplit="b"))
attempt(lambda: re.sub("a", "b", "a", count="c"))
attempt(lambda: re.escape(5))
attempt(lambda: re.RegexFlag("a"))
attempt(lambda: re.RegexFlag(1.5))
