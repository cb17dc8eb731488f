def inner():
    try:
        1 / 0
    except ZeroDivisionError:
        print("handling")
        raise


try:
    inner()
except ArithmeticError as error:
    print(type(error).__name__, error)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b")
except ValueError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        raise KeyError("a")
    except KeyError as cause:
        raise ValueError("b") from cause
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b") from None
except ValueError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
