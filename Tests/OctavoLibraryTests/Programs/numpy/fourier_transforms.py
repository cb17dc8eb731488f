import numpy as np

x = np.array([1.0, 2, 0, -1, 3, 5])
print(np.fft.fft(x).round(8), np.fft.ifft(np.fft.fft(x)).real.round(8), np.fft.rfft(x).round(8), np.fft.irfft(np.fft.rfft(x)).round(8), sep="\n")
for n in (1, 2, 3, 5, 7, 8, 11, 12, 16, 30, 97, 128, 1009):
    signal = np.cos(np.arange(n) ** 2)
    direct = np.exp(-2j * np.pi * np.outer(np.arange(n), np.arange(n)) / n) @ signal
    print(n, np.allclose(np.fft.fft(signal), direct), np.allclose(np.fft.irfft(np.fft.rfft(signal), n), signal))
print(np.fft.fft(x, 4).round(8), np.fft.fft(x, 8).shape, np.fft.fft(x, norm="ortho").round(8), sep="\n")
print(np.fft.fftfreq(5, 0.1), np.fft.rfftfreq(6), np.fft.fftshift([0, 1, 2, -2, -1]), np.fft.ifftshift([[1, 2], [3, 4]], axes=0))
m = np.arange(6.0).reshape(2, 3)
print(np.fft.fft2(m).round(8), np.fft.ifft2(np.fft.fft2(m)).real.round(8), np.fft.rfft2(m).round(8), np.fft.irfftn(np.fft.rfftn(m), m.shape, axes=(0, 1)).round(8), sep="\n")
print(np.fft.fftn(np.ones((2, 2, 2))).shape, np.fft.hfft([1, 2, 3, 2]).round(8), np.fft.ihfft([1.0, 2, 3, 4]).round(8))
for attempt in (lambda: np.fft.fft(x, 0), lambda: np.fft.fft(x, norm="x"), lambda: np.fft.fftfreq(1.5)):
    try:
        attempt()
    except ValueError as error:
        print(error)
