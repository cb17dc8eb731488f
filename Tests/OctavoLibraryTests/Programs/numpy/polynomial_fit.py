import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0])
y = np.array([1.0, 3.0, 7.0, 13.0])
c = np.polyfit(x, y, 2)
print(
    c.round(8),
    np.polyval(c, 4).round(6),
    np.polyfit(x, y, 1).round(8),
    np.roots([1, 0, -4]).round(8),
    np.poly1d([1, 2])(3),
    np.poly1d([1, 0, -1]).r.round(8),
    np.polyint([2, 0]),
    np.poly1d([1, -2, 1]),
    np.poly1d([0.5, 0, -3]),
    np.poly1d([1, 2]) + np.poly1d([1]),
    np.polydiv([1, 3, 2], [1, 1]),
    np.polynomial.polynomial.polyval(2, [1, 2, 3]),
)
