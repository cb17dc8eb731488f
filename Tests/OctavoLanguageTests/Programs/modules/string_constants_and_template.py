import string

print(
    string.ascii_lowercase,
    string.ascii_uppercase,
    string.ascii_letters,
    string.digits,
    string.hexdigits,
    string.octdigits,
)
print(
    repr(string.punctuation),
    repr(string.whitespace),
    len(string.printable),
    string.capwords("hello  big world"),
    string.capwords("a-b c", "-"),
)
t = string.Template("$name owes $$${amount} to ${who}")
print(
    t.substitute(name="Ann", amount=5, who="Bob"),
    t.safe_substitute(name="Ann"),
    t.substitute({"name": 1, "amount": 2}, who=3),
    t.template,
)
for attempt in (
    lambda: t.substitute(name="x"),
    lambda: string.Template("$ bad").substitute(),
    lambda: string.Template("${x").substitute(x=1),
):
    try:
        print(attempt())
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(
    "".join(c for c in "a1!b" if c in string.ascii_letters),
    "hello".translate(
        str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
    ),
)
print(string.Formatter().format("{0} {x:>3}", "a", x=5))
