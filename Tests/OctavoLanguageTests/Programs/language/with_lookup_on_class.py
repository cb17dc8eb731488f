class Fake:
    pass


fake = Fake()
fake.__enter__ = lambda: None
fake.__exit__ = lambda *a: None
for thing in (fake, 5, "text"):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)


class NoExit:
    def __enter__(self):
        print("entered?")


try:
    with NoExit():
        pass
except TypeError as error:
    print(error)


class Fails:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise RuntimeError("exit failed")


try:
    with Fails():
        raise ValueError("body failed")
except RuntimeError as error:
    print(error, repr(error.__context__))
