e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second")
print(e.__notes__)
for name in ("__cause__", "__context__", "__traceback__"):
    try:
        setattr(e, name, 1)
    except TypeError as error:
        print(error)
e.__cause__ = KeyError()
print(e.__suppress_context__)
a, b = Exception("a"), Exception("b")
a.__context__, b.__context__ = b, a
try:
    try:
        raise a
    except Exception:
        raise KeyError("c")
except KeyError as error:
    print(repr(error.__context__))
raise e.with_traceback(None) from None
