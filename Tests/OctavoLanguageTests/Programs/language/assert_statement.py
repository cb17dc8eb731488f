assert True
assert 1 < 2, "never shown"
for check in (lambda: 0, lambda: [], lambda: None):
    try:
        assert check(), f"{check()!r} is false"
    except AssertionError as error:
        print(error, error.args)
try:
    assert False
except AssertionError as error:
    print(repr(error), error.args)
try:
    assert 0, ("a", 1)
except AssertionError as error:
    print(repr(error))


def message():
    print("message is evaluated only on failure")
    return "late"


assert 1, message()
try:
    assert 0, message()
except AssertionError as error:
    print(error)
