import sys

exec(compile("for i in range(2): i\n", "<prompt>", "single"))
exec(compile("7; None; 8", "<prompt>", "single"))
print(_)
for text in ["1\n2\n", "", "x = 1\n# comment\n"]:
    try:
        compile(text, "<prompt>", "single")
        print("compiled")
    except SyntaxError as error:
        print(error, error.lineno, error.offset)
exec(compile("def f():\n  2\n\n", "<prompt>", "single"))
sys.displayhook = lambda value: print("shown", value)
exec(compile("9", "<prompt>", "single"))


def inside():
    exec(compile("10", "<prompt>", "single"))


inside()
