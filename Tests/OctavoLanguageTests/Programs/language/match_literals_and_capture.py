def describe(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "one and a half"
        case "hi" | 'hello':
            return "greeting"
        case b"raw":
            return "bytes"
        case None:
            return "nothing"
        case True:
            return "yes"
        case 3 + 4j:
            return "complex"
        case str() as text if len(text) > 5:
            return f"long {text}"
        case str(text):
            return f"text {text}"
        case int(n) if n % 2:
            return f"odd {n}"
        case other:
            return f"something else: {other!r}"


for value in (0, False, 1, True, 2.0, -1, 1.5, "hi", b"raw", None, 3 + 4j, "longer text", "abc", 7, 8, [0]):
    print(repr(value), "->", describe(value))
match 5:
    case 6:
        print("never")
print("no case matched, nothing happens")
