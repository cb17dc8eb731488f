import numpy as np
a = np.array([1.0, 0.0])
with np.errstate(divide="ignore", invalid="ignore"):
    print(a / 0, np.log(a - 1))
try:
    with np.errstate(all="raise"):
        a / 0
except FloatingPointError as error:
    print(error)
try:
    with np.errstate(invalid="raise"):
        np.sqrt(-a)
except FloatingPointError as error:
    print(error)
old = np.seterr(over="ignore")
print(old, np.geterr()["over"], np.array([1e308]) * 100)
np.seterr(**old)
print(np.geterr())
with np.errstate(over="raise"):
    try:
        np.exp(1000.0)
    except FloatingPointError as error:
        print(error)
