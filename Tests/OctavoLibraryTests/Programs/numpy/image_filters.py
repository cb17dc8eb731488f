# Filters on a small image: convolution, edges, thresholds, a histogram equalised.
import numpy as np

rng = np.random.default_rng(7)
image = np.zeros((12, 14))
image[3:9, 4:10] = 180
image[5:7, 6:8] = 40
image += rng.normal(0, 6, image.shape)
image = np.clip(image, 0, 255).astype(np.uint8)
print(image)
print(image.min(), image.max(), image.mean().round(3), image.dtype)


def convolve(a, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(a.astype(float), 1, mode="edge"), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel[::-1, ::-1])


sobel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
gx, gy = convolve(image, sobel), convolve(image, sobel.T)
magnitude = np.hypot(gx, gy)
edges = magnitude > magnitude.mean() + magnitude.std()
print("\n".join("".join("#" if e else "." for e in row) for row in edges))
blur = convolve(image, np.full((3, 3), 1 / 9))
print(np.round(blur, 1)[:3])
histogram, bounds = np.histogram(image, bins=8, range=(0, 256))
cdf = histogram.cumsum()
print(histogram, bounds, cdf / cdf[-1])
equalised = np.interp(image.ravel(), bounds[:-1], 255 * cdf / cdf[-1]).reshape(image.shape).astype("u1")
print(equalised[4], np.bincount(equalised.ravel() // 64, minlength=4))
print(np.rot90(image[:3, :4]), np.fliplr(image[:2, :3]), sep="\n")
labels = np.where(image > 128, "bright", np.where(image > 20, "mid", "dark"))
print(np.unique(labels, return_counts=True))
print(np.median(image, axis=0), np.percentile(image, [5, 50, 95]))
