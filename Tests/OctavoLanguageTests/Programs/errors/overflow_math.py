import math
math.exp(10000)
