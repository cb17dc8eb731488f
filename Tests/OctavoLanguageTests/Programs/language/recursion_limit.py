def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as error:
    print(type(error).__name__, error)
print("still alive")


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


d = depth()
print(900 < d < 1000)


class Loop:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return other == self


for attempt in (lambda: repr(Loop()), lambda: Loop().a, lambda: Loop() == Loop()):
    try:
        attempt()
    except RecursionError as error:
        print(str(error)[:32])
import sys
print(sys.getrecursionlimit())
