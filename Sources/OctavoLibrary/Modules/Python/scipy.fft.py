"""Fourier transforms with SciPy's names, and cosine and sine transforms by way of them."""
import numpy as np
from numpy.fft import (
    fft, ifft, rfft, irfft, hfft, ihfft, fft2, ifft2, rfft2, irfft2, fftn, ifftn, rfftn, irfftn, fftfreq, rfftfreq,
    fftshift, ifftshift)


def next_fast_len(target, real=False):
    n = target
    while True:
        rest = n
        for prime in ((2, 3, 5) if real else (2, 3, 5, 7, 11)):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return n
        n += 1


def prev_fast_len(target, real=False):
    n = target
    while next_fast_len(n, real) != n:
        n -= 1
    return n


def _resized(x, n, axis):
    x = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    if n is not None and n != x.shape[-1]:
        if n < x.shape[-1]:
            x = x[..., :n]
        else:
            x = np.concatenate([x, np.zeros((*x.shape[:-1], n - x.shape[-1]))], axis=-1)
    return x


def _checked(type, norm):
    if type not in (1, 2, 3, 4):
        raise ValueError("invalid transform type")
    if norm not in (None, "backward", "ortho", "forward"):
        raise ValueError(f'Invalid norm value {norm!r}, should be "backward", "ortho" or "forward"')


def dct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    _checked(type, norm)
    x = _resized(x, n, axis)
    n = x.shape[-1]
    k = np.arange(n)
    ortho = norm == "ortho" if orthogonalize is None else orthogonalize
    if type == 1:
        if n < 2:
            raise ValueError("DCT-I is not supported for input size < 2")
        if ortho:
            x = x.copy()
            x[..., [0, -1]] *= np.sqrt(2)
        y = np.fft.rfft(np.concatenate([x, x[..., -2:0:-1]], axis=-1)).real
        scale = 2 * (n - 1)
        if ortho:
            y[..., [0, -1]] /= np.sqrt(2)
    elif type == 2:
        y = 2 * (np.exp(-0.5j * np.pi * k / n) * np.fft.fft(np.concatenate([x[..., ::2], x[..., 1::2][..., ::-1]], axis=-1))).real
        scale = 2 * n
        if ortho:
            y[..., 0] /= np.sqrt(2)
    elif type == 3:
        if ortho:
            x = x.copy()
            x[..., 0] *= np.sqrt(2)
        y = 2 * np.fft.fft(x * np.exp(-0.5j * np.pi * k / n), 2 * n)[..., :n].real - x[..., :1]
        scale = 2 * n
    else:
        angles = np.pi * (2 * k[:, None] + 1) * (2 * k + 1) / (4 * n)
        y = 2 * x @ np.cos(angles)
        scale = 2 * n
    if norm == "ortho":
        y = y / np.sqrt(scale)
    elif norm == "forward":
        y = y / scale
    return np.moveaxis(y, -1, axis)


def idct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    opposite = {1: 1, 2: 3, 3: 2, 4: 4}.get(type, type)
    turned = {None: "forward", "backward": "forward", "forward": "backward"}.get(norm, norm)
    return dct(x, opposite, n, axis, turned, orthogonalize=orthogonalize)


def dst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    _checked(type, norm)
    x = _resized(x, n, axis)
    n = x.shape[-1]
    k = np.arange(n)
    if type == 1:
        y, scale = 2 * x @ np.sin(np.pi * (k[:, None] + 1) * (k + 1) / (n + 1)), 2 * (n + 1)
    else:
        sign = np.where(k % 2, -1.0, 1.0)
        scale = 2 * n
        if type == 2:
            y = dct(x * sign, 2)[..., ::-1].copy()
            if norm == "ortho":
                y[..., -1] /= np.sqrt(2)
        elif type == 3:
            x = x.copy()
            if norm == "ortho":
                x[..., -1] *= np.sqrt(2)
            y = dct(x[..., ::-1], 3) * sign
        else:
            y = dct(x * sign, 4)[..., ::-1]
    if norm == "ortho":
        y = y / np.sqrt(scale)
    elif norm == "forward":
        y = y / scale
    return np.moveaxis(y, -1, axis)


def idst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    opposite = {1: 1, 2: 3, 3: 2, 4: 4}.get(type, type)
    turned = {None: "forward", "backward": "forward", "forward": "backward"}.get(norm, norm)
    return dst(x, opposite, n, axis, turned, orthogonalize=orthogonalize)


def dctn(x, type=2, s=None, axes=None, norm=None, overwrite_x=False, workers=None, *, orthogonalize=None):
    for axis in range(np.ndim(x)) if axes is None else axes:
        x = dct(x, type, axis=axis, norm=norm)
    return x


def idctn(x, type=2, s=None, axes=None, norm=None, overwrite_x=False, workers=None, *, orthogonalize=None):
    for axis in range(np.ndim(x)) if axes is None else axes:
        x = idct(x, type, axis=axis, norm=norm)
    return x
