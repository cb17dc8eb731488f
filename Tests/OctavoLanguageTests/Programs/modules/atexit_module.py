import atexit


@atexit.register
def last():
    print("last")


def bye(name, mark="!"):
    print("bye", name + mark)


atexit.register(bye, "you")
atexit.register(bye, "me", mark="?")
atexit.register(print, "never")
atexit.unregister(print)
print("end of script")
