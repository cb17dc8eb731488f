# Transforms to the last bit: lengths with small factors, with larger ones, and primes.
import binascii

import numpy as np

for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 22, 30, 32, 48, 50, 64, 77, 97, 100, 128, 169, 1000, 1009):
    x = np.random.default_rng(n).random(n)
    z = x + 1j * np.random.default_rng(n + 1).random(n)
    parts = [np.fft.fft(z), np.fft.ifft(z), np.fft.fft(x)]
    if all(n % p for p in (7, 11, 13, 97)):
        parts += [np.fft.rfft(x), np.fft.irfft(z, n), np.fft.rfft(x, norm="ortho")]
    print(n, *(f"{binascii.crc32((part + 0.0).tobytes()):08x}" for part in parts))
