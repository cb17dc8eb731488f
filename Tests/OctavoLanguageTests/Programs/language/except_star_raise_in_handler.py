try:
    try:
        raise ExceptionGroup("g", [TypeError(1), ValueError(2)])
    except* (TypeError, ValueError):
        raise SyntaxError(3)
except SyntaxError as error:
    print(repr(error), repr(error.__context__))
try:
    try:
        raise ExceptionGroup("g", [TypeError(1), ValueError(2)])
    except* TypeError:
        raise KeyError(3)
except ExceptionGroup as group:
    print(repr(group))
match, rest = ExceptionGroup("g", [TypeError(1), ValueError(2)]).split(TypeError)
print(match.__traceback__ is rest.__traceback__)
