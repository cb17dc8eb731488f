class Outer:
    class Problem(Exception):
        pass


raise Outer.Problem("inner class")
