"""Deeply nested patterns that end in a mistake are refused at once."""
for opening in ("[" * 40 + "{" * 30, "(" * 60, "[{1: " * 20, "A(" * 50):
    try:
        compile("match x:\n    case " + opening + "pow:\n        pass\n", "<pattern>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
