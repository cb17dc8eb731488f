import numpy as np
from scipy.fft import dct, dst, fft, fftfreq, idct, idst, next_fast_len

x = np.array([1.0, 2, 4, -1, 3])
for kind in (1, 2, 3, 4):
    for norm in (None, "ortho"):
        print(kind, norm, np.round(dct(x, kind, norm=norm), 8) + 0.0, np.round(dst(x, kind, norm=norm), 8) + 0.0)
        print(np.allclose(idct(dct(x, kind, norm=norm), kind, norm=norm), x), np.allclose(idst(dst(x, kind, norm=norm), kind, norm=norm), x))
print(np.round(np.abs(fft([1, 2, 3, 4])), 8), fftfreq(4), next_fast_len(97))
