import matplotlib.pyplot as plt
import numpy as np

lines = plt.plot([1, 2, 3], [4, 5, 6], "r--", label="data", linewidth=2)
line = lines[0]
print(
    len(lines),
    type(line).__name__,
    line.get_label(),
    line.get_linestyle(),
    line.get_color(),
    line.get_linewidth(),
    line.get_xdata(),
    line.get_ydata(),
    line.get_marker(),
)
print(
    len(plt.plot([1, 2], [3, 4], [1, 2], [5, 6])),
    plt.plot([5, 6, 7])[0].get_xdata(),
    plt.plot([1, 2], "o")[0].get_linestyle(),
    len(plt.plot(np.ones((3, 2)))),
)
plt.close("all")
