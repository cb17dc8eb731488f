class HttpError(Exception):
    def __init__(self, code, reason="unknown"):
        super().__init__(f"{code} {reason}")
        self.code = code


try:
    raise HttpError(404, "not found")
except HttpError as error:
    print(error, error.code, error.args, repr(error))


class Custom(ValueError):
    def __str__(self):
        return "custom text"


try:
    raise Custom(1, 2)
except ValueError as error:
    print(error, error.args, repr(error))
e = ValueError("a", "b")
print(
    e,
    repr(e),
    str(ValueError()),
    repr(ValueError()),
    str(KeyError("k")),
    str(KeyError()),
    str(KeyError(1, 2)),
)
e.add_note("a note")
e.add_note("another")
print(e.__notes__)
try:
    raise OSError(2, "No such file", "name.txt")
except OSError as error:
    print(error.errno, error.strerror, error.filename, error, type(error).__name__)
print(StopIteration(5).value, SystemExit(3).code)
try:
    raise e.with_traceback(None)
except ValueError as caught:
    print(caught is e, caught.__traceback__ is not None)
print(ValueError("x") == ValueError("x"), isinstance(e, Exception))
