"""A module beside the programs; importing it prints once."""
print("helper_shapes is imported as", __name__)
__all__ = ["square", "CORNERS"]
CORNERS = 4
_hidden = "underscore"
visible = "not in __all__"
calls = 0


def square(n):
    global calls
    calls += 1
    return n * n


class Box:
    def __init__(self, n):
        self.n = n

    def fail(self):
        raise ValueError(f"box of {self.n}")


if __name__ == "__main__":
    print("never when imported")
