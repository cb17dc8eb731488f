import numpy as np
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(np.mean([]), np.std([]), np.var([1.0], ddof=1), np.nanmean([np.nan]), np.median([]))
for w in caught:
    print(w.category.__name__, w.message)
