import re

for pattern in (
    "(",
    ")",
    "[",
    "[a",
    "a**",
    "*a",
    "+",
    "?",
    "a{3,2}",
    "(?P<n>a)(?P<n>b)",
    "(?P<1a>x)",
    "(?P=x)",
    r"\1",
    r"(a)\2",
    "(?<=a*)b",
    "[z-a]",
    "(?",
    "(?P<",
    "(?Z)",
    "\\",
    r"\q",
    r"[\q]",
    "(?P>x)",
    "(?i",
    "a(?i)b",
    "(?(1)a)",
    "(?<a>x)",
    r"\x1",
    r"\u12",
    "a{1}{2}",
    "(?P<a.b>x)",
    "(?#",
    r"\8",
    "(a))",
    "[[:alpha:]",
    "a{99999999999}",
    "(?-i)",
    "(?P",
):
    try:
        re.compile(pattern)
        print(repr(pattern), "compiles")
    except re.error as error:
        print(repr(pattern), error, "|", error.msg, error.pos, error.lineno, error.colno)
    except OverflowError as error:
        print(repr(pattern), "OverflowError", error)
