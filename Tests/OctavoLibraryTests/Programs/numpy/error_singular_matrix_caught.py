import numpy as np
try:
    np.linalg.inv(np.array([[1.0, 2.0], [2.0, 4.0]]))
except np.linalg.LinAlgError as error:
    print(type(error).__name__, error, isinstance(error, ValueError))
