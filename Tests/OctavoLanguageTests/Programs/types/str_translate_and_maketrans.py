print(
    "hello".translate({ord("h"): "J", ord("l"): None, ord("o"): 0x30}),
    "abc".translate(str.maketrans("ab", "xy")),
    "abc".translate(str.maketrans("ab", "xy", "c")),
    "abc".translate(str.maketrans({"a": "AAA", "b": None})),
    str.maketrans("a", "b"),
    str.maketrans({"a": 1, 98: "z"}),
)
print("a😀".translate({0x1F600: ":)"}), "abc".translate({}), "".translate({97: 98}))
for attempt in (
    lambda: str.maketrans("ab", "c"),
    lambda: str.maketrans("a"),
    lambda: str.maketrans({"ab": 1}),
    lambda: "a".translate(5),
    lambda: "a".translate({97: 1.5}),
    lambda: str.maketrans("a", 5),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Upper:
    def __getitem__(self, code):
        if code == 98:
            raise LookupError
        return chr(code).upper()


print("abc".translate(Upper()))
