import numpy as np

z = np.array([1 + 2j, 3 - 1j])
print(
    z,
    z.real,
    z.imag,
    z.conj(),
    np.abs(z),
    np.angle(z),
    z * 2,
    z**2,
    z.sum(),
    z / (1 + 1j),
    np.sqrt(np.array([-1 + 0j])),
    np.exp(1j * np.pi).round(8),
    z == z.conj(),
    repr(z),
    z.dtype,
    np.iscomplexobj(z),
    np.real(z),
    z.mean(),
    abs(z[0]),
    np.array([1, 2]) * 1j,
    np.real_if_close(np.array([1 + 0j])),
)
z.real = 0
print(z, z.astype(complex).imag, np.conjugate([1j]), np.prod(z))
for attempt in (
    lambda: np.sort(z).dtype,
    lambda: z < z,
    lambda: np.floor(z),
    lambda: int(z[0]),
    lambda: np.array([1.0]).__setitem__(0, 1j),
):
    try:
        print(attempt())
    except TypeError as error:
        print(type(error).__name__, str(error).split("\n")[0][:90])
