import sys


class Noisy:
    def __del__(self):
        raise RuntimeError("in del")


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.object is Noisy.__del__, args.err_msg, args.exc_traceback is not None)


sys.unraisablehook = hook
x = Noisy()
del x
print("after")
sys.unraisablehook = sys.__unraisablehook__
