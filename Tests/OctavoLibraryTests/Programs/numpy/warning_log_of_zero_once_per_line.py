import numpy as np
for p in (0.5, 0.0, 0.0):
    print(np.log(p))
print(np.log(0.0), np.log(-1.0))
