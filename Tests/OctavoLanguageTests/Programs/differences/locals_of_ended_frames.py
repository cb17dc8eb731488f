# title: Frames of a traceback have no local variables
# description: `error.__traceback__.tb_frame.f_locals` is refused once the function has ended.
# cause: The registers of a call are used again when it ends.
# workaround: Keep what you want to look at in the exception, or print it before.


def divide(a, b):
    return a / b


try:
    divide(1, 0)
except ZeroDivisionError as error:
    try:
        print(error.__traceback__.tb_next.tb_frame.f_locals)
    except NotImplementedError as refusal:
        print(refusal)
