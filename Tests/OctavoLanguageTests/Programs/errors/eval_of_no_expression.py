# What eval says of a text that is not one expression.
for text in ["f'' = 3", "f'{x}' = x", "del f''", "a = 1", "1 = 2", "x y", "for", "1;2", "1\n2", "*a, b", "(1, 2", "a.b c", "x := 3",
             "import os", "", "   ", "1 +", "lambda: (yield)", "f(a=1, a=2)", "None = 1", "a, b = 1", "print 1", "if a: b"]:
    try:
        eval(text)
    except SyntaxError as error:
        print(repr(text), "|", error.msg, error.offset, error.end_offset)
    except NameError as error:
        print(repr(text), "|", error)
