def attempt(text):
    try:
        eval(text)
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset)


attempt("1 +")
attempt("(1")
attempt("a b")
attempt("")
attempt("x y")
