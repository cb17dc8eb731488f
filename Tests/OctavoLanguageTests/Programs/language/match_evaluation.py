log = []


class Watch:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        log.append(other)
        return self.v == other


def subject():
    log.append("subject")
    return Watch(3)


match subject():
    case 1:
        pass
    case 2 | 3:
        log.append("matched")
    case _:
        pass
print(log)
match [1, 2, 3]:
    case [a, 5, c]:
        pass
    case [a, b, c] if a > 5:
        pass
    case _:
        print(a, b, c)


def binds(x):
    match x:
        case (1, y) | (y, 1):
            return y


print(binds((1, "left")), binds(("right", 1)), binds((2, 2)))
