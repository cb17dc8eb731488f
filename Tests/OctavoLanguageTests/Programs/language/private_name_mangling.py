class Safe:
    __code = 1234

    def __init__(self):
        self.__open = False
        self.__dunder__ = "kept"
        self._single = "kept"

    def __check(self, code):
        return code == self.__code

    def enter(self, code):
        if self.__check(code):
            self.__open = True
        return self.__open


class _Under:
    __x = 1


class Child(Safe):
    def peek(self):
        return self.__open


s = Safe()
print(s.enter(1), s.enter(1234), sorted(vars(s)), Safe._Safe__code, _Under._Under__x)
try:
    Child().peek()
except AttributeError as error:
    print(error)
try:
    s.__code
except AttributeError as error:
    print(error)
