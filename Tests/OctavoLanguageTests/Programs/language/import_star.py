from helper_shapes import *
print(square(4), CORNERS, "visible" in globals(), "_hidden" in globals(), "Box" in globals())
from math import *
print(floor(2.7), "pi" in globals(), sqrt(9))
