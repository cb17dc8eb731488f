def attempt(code):
    try:
        code()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def a(): x, y = [1]
def b(): x, y = [1, 2, 3]
def c(): x, y = 5
def d(): x, *y = []
def e(): x, y, *z = "a"
def f(): (x, y), z = 1, 2
def g(): x, y = {}
def h(): x, y = "abc"
def i(): x, y, z = iter([1, 2])
def j(): [x] = ()
def k(): x, y = None
def l(): *x, y, z = (1,)
def m(): [1 for x, y in [(1, 2), (3,)]]
def n(): x, y = range(5)
def o(): () == [*5]
def p(): (lambda x: x)(*3)
def q(): print(*None)


for code in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q):
    attempt(code)
