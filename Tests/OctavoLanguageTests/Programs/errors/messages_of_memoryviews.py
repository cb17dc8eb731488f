def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


view = memoryview(bytearray(b"abcdef"))
grid = view.cast("B", [2, 3])
point = memoryview(b"a").cast("B", [])
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview())
attempt(lambda: hash(memoryview(b"abcd").cast("i")))
attempt(lambda: hash(view))
attempt(lambda: view.tobytes("X"))
attempt(lambda: grid[0:1, 0:1])
attempt(lambda: grid[0])
attempt(lambda: grid[5, 5])
attempt(lambda: grid[0, 0, 0])
attempt(lambda: point[0])
attempt(lambda: len(point))
attempt(lambda: view[9])
attempt(lambda: view["a"])
attempt(lambda: view.cast(5))
attempt(lambda: view.cast("q"))
attempt(lambda: view.cast("zz"))
attempt(lambda: grid.cast("B", [6, 1]))
attempt(lambda: view.cast("B", 5))
attempt(lambda: view.cast("B", ["a"]))
attempt(lambda: view.cast("B", [0, 6]))
attempt(lambda: view.cast("B", [2 ** 62, 2 ** 62]))
attempt(lambda: view.cast("B", [4]))
attempt(lambda: view[::2].cast("B"))


def assign(target, key, value):
    target[key] = value


attempt(lambda: assign(view, 0, 300))
attempt(lambda: assign(view, 0, "a"))
attempt(lambda: assign(view, slice(0, 2), b"abc"))
attempt(lambda: assign(memoryview(b"abc"), 0, 1))
attempt(lambda: assign(view, 20, 1))
view.release()
attempt(lambda: view[0])
attempt(lambda: view.nbytes)
