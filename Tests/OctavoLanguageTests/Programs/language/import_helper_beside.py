import helper_shapes
import helper_shapes as again
from helper_shapes import square, Box, _hidden
print(helper_shapes is again, square(3), helper_shapes.square(2), helper_shapes.calls, _hidden)
helper_shapes.CORNERS = 5
from helper_shapes import CORNERS
print(CORNERS, helper_shapes.__name__, helper_shapes.__doc__)
print(Box.__module__, square.__module__, repr(Box))
try:
    Box(2).fail()
except ValueError as error:
    print(error)
try:
    from helper_shapes import missing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    helper_shapes.squar
except AttributeError as error:
    print(error)
