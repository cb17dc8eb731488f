import traceback


def f():
    1 / 0


try:
    f()
except ZeroDivisionError:
    traceback.print_exc()
    print(traceback.format_exc())
try:
    raise KeyError("k") from ValueError("v")
except KeyError as error:
    print("".join(traceback.format_exception_only(type(error), error)), end="")
    print(error.__traceback__.tb_lineno)
