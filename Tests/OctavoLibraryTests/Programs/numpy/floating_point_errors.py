import numpy as np

print(np.geterr())
old = np.seterr(divide="ignore", over="raise")
print(old, np.geterr())
np.array([1.0]) / 0
try:
    np.exp(np.array([1e4]))
except FloatingPointError as error:
    print(error)
np.seterr(**old)
with np.errstate(all="raise"):
    for action in (lambda: np.array([1.0]) / 0, lambda: np.sqrt(-1.0), lambda: np.float64(1e308) * 10, lambda: np.int8(100) + np.int8(100)):
        try:
            action()
        except FloatingPointError as error:
            print(error)


def note(condition, flag):
    print("noted", condition, flag)


class Log:
    def write(self, message):
        print("log:", message.strip())


print(np.seterrcall(note), np.geterrcall() is note)
with np.errstate(all="call"):
    np.array([1.0]) / 0
    np.log(-1.0)
np.seterrcall(Log())
with np.errstate(divide="log"):
    np.array([1.0]) / 0
with np.errstate(call=note, invalid="call"):
    np.sqrt(-1.0)


@np.errstate(all="raise")
def divide(x):
    return np.array([x]) / 0


try:
    divide(1.0)
except FloatingPointError as error:
    print(error)
for bad in (lambda: np.seterr(all="foo"), lambda: np.seterrcall(3)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
