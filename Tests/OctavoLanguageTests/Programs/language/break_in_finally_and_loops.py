def search(limit):
    for i in range(limit):
        try:
            if i == 2:
                break
            if i == 1:
                continue
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("else")
    return i


print(search(2))
print(search(5))


def swallow():
    while True:
        try:
            raise ValueError("lost")
        finally:
            break
    return "the break dropped the error"


print(swallow())


def override():
    for _ in range(3):
        try:
            return "from try"
        finally:
            continue
    return "from the end"


print(override())
