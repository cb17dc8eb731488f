import numpy as np

for window in (np.bartlett, np.blackman, np.hamming, np.hanning):
    print(window.__name__, window(7).round(8), window(1), window(0))
print(np.kaiser(5, 14).round(8), np.i0([0.0, 1, 25]), np.sinc([0, 0.5, 1.5]).round(8))
print(np.angle([1, 1j, 1 + 1j]), np.angle(1 + 1j, deg=True), np.real_if_close([2.1 + 4e-15j]), np.real_if_close([2 + 1j]))
print(np.nan_to_num([np.inf, -np.inf, np.nan, 1]), np.nan_to_num(np.nan, nan=5), np.nan_to_num([np.inf], posinf=9), np.fix([2.1, -2.9]))
print(np.isreal([1 + 1j, 1]), np.iscomplex([1 + 1j, 1]), np.isposinf([np.inf, 1]), np.isneginf(-np.inf), np.iscomplexobj([1j]), np.iterable(3))
print(np.binary_repr(3), np.binary_repr(-3, 5), np.base_repr(5), np.base_repr(-255, 16, 2), np.array_equiv([1, 2], [[1, 2], [1, 2]]))
