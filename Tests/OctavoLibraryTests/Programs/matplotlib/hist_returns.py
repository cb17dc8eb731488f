import matplotlib.pyplot as plt
import numpy as np

counts, edges, patches = plt.hist([1, 2, 2, 3, 3, 3, 8], bins=4)
print(counts, edges, len(patches))
fig, ax = plt.subplots()
counts, edges, patches = ax.hist(np.arange(10), bins=5, density=True, histtype="stepfilled", alpha=0.5)
print(counts, edges, len(patches), counts.sum() * np.diff(edges)[0])
print(
    ax.hist([0.1, 0.4, 0.9], bins=[0, 0.5, 1])[0],
    ax.hist([1, 2], bins=2, range=(0, 4))[1],
    ax.hist([1, 2, 3], bins=3, weights=[1, 2, 3])[0],
    ax.hist([1, 2, 3], bins=3, cumulative=True)[0],
)
plt.close("all")
