def area(width, height=1.0, *, unit="cm"):
    """The area of a rectangle.

    Two lines of detail.
    """
    return width * height


class Shape:
    """A shape."""

    def grow(self, by):
        """Grow it."""


help(area)
help(Shape.grow)
