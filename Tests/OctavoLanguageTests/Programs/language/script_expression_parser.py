import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


def tokens(text):
    for number, symbol in TOKEN.findall(text):
        yield ("num", float(number)) if number else ("op", symbol)
    yield ("end", None)


class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.stream, ("end", None))

    def expression(self):
        left = self.term()
        while self.kind == "op" and self.value in "+-":
            op = self.value
            self.advance()
            left = left + self.term() if op == "+" else left - self.term()
        return left

    def term(self):
        left = self.factor()
        while self.kind == "op" and self.value in "*/":
            op = self.value
            self.advance()
            right = self.factor()
            left = left * right if op == "*" else left / right
        return left

    def factor(self):
        kind, value = self.kind, self.value
        self.advance()
        if kind == "num":
            return value
        if value == "-":
            return -self.factor()
        if value == "(":
            inner = self.expression()
            if self.value != ")":
                raise SyntaxError("expected )")
            self.advance()
            return inner
        raise SyntaxError(f"unexpected {value!r}")


for text in ("1 + 2 * 3", "(1 + 2) * -3", "10 / 4 - 1", "2 * (3", "1 +", "1 / 0"):
    try:
        print(text, "=", Parser(text).expression())
    except (SyntaxError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
