class A(Exception):
    pass


class B(A):
    pass


for kind in (A, B, ValueError, Exception):
    try:
        raise kind("x")
    except B:
        print("B")
    except (A, TypeError):
        print("A")
    except Exception as e:
        print("other", type(e).__name__)
groups = (ZeroDivisionError, (IndexError, KeyError))
try:
    try:
        [][0]
    except groups:
        print("never")
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError
    except "not a class":
        print("never")
except TypeError as error:
    print(error)
