class Trouble(Exception):
    pass


def attempt(make):
    try:
        make()
    except BaseException as error:
        print(type(error).__name__, error.args, repr(str(error)))


def throw(value):
    raise value


attempt(lambda: throw(ValueError))
attempt(lambda: throw(ValueError()))
attempt(lambda: throw(Trouble("a", 2)))
attempt(lambda: throw(KeyError("k")))
attempt(lambda: throw(42))
attempt(lambda: throw("text"))
attempt(lambda: throw(None))
attempt(lambda: throw(int))
attempt(lambda: throw(SystemExit(3)))


def bare():
    raise


attempt(bare)


def bad_cause():
    raise ValueError from 5


attempt(bad_cause)
