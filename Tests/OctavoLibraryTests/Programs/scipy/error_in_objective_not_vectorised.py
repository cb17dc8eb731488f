import numpy as np
from scipy.stats import norm
d = norm(0, 1)
try:
    d.pdf(0, 1)
except TypeError as error:
    print(error)
try:
    d.nothing
except AttributeError as error:
    print(error)
try:
    norm.rvs(0, 1, "many")
except (TypeError, ValueError) as error:
    print(type(error).__name__)
print(type(d).__name__, type(norm).__name__, d.dist.name)
