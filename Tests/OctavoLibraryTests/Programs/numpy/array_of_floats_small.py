import numpy as np
heights = np.array([1.62, 1.75, 1.80])
print(heights)
print(heights * 100)
print(heights.mean(), heights.std(), heights.max())
heights
print(repr(heights[heights > 1.7]))
