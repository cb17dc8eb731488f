import ast

for text in (
    "1+2j", "-3", "+4.5", "[1, 'a', (2,), {3: None}]", "{1, 2}", "set()", "'a' 'b'", " \t1", "...", "b'x'", "-1-2j", "True",
    "[]", "()", "{}", "10**2", "f()", "a", "'a' + 'b'", "1 if 2 else 3", "f'x'", "not 1", "-'a'", "2+3j-1", "--1", "x.y",
    "{1: 2, **{}}", "{[]: 1}", "[1,2,", "1;2", "1 2",
):
    try:
        print(text, "->", repr(ast.literal_eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, str(error).split("<ast")[0])
