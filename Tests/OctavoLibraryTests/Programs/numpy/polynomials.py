import numpy as np

p = np.poly1d([1, 2, 3])
print(p)
print(repr(p), p(0.5), p.r, p.c, p.order, p[1], p * p, p**2, (p**3 + 4) / p, p.deriv(), p.integ(k=2), sep="\n")
print(np.poly1d([1, -2], True), np.poly1d([1, 2, 3], variable="z"), np.poly1d([0]), np.poly1d([1.5, 0, -2, 0]), sep="\n")
print(np.poly([0, 1, 2]), np.roots([1, -6, 11, -6]).round(8), np.polyval([3, 0, 1], [1, 2]), np.roots([3.2, 2, 1]).round(8))
print(np.polyadd([1, 2], [9, 5, 4]), np.polysub([2, 10, -2], [3, 10, -4]), np.polymul([1, 2, 3], [9, 5, 1]))
print(np.polydiv([3.0, 5, 2], [2, 1]), np.polyder([1, 1, 1, 1], 2), np.polyint([1, 1, 1]))
print(np.polyfit([0, 1, 2, 3], [0, 1, 4, 9], 2).round(8) + 0, np.polyfit([0, 1, 2, 3.0], [1, 3, 5, 8], 1, w=[1, 1, 1, 2]).round(8))
c, residuals, rank, s, rcond = np.polyfit([0, 1, 2, 3.0], [1, 3, 5, 8], 1, full=True)
print(c.round(8), residuals.round(8), rank, s.round(8), rcond)
c, v = np.polyfit([0, 1, 2, 3.0], [1, 3, 5, 8], 1, cov=True)
print(v.round(8), p == np.poly1d([1, 2, 3]), list(p))
