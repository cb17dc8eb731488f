import numpy as np

print(
    np.pi,
    np.e,
    np.inf,
    np.nan,
    np.euler_gamma,
    np.newaxis,
    repr(np.pi),
    np.__name__,
    np.__version__.split(".")[0],
)
a = np.arange(6.0).reshape(2, 3)
print(
    a.shape,
    a.ndim,
    a.size,
    a.dtype,
    a.itemsize,
    a.nbytes,
    a.strides,
    a.T.strides,
    a.real is not None,
    a.imag,
    a.flat[1],
    a.data is not None,
    a.base is not None,
    type(a),
    type(a).__name__,
    a.tobytes()[:8],
    np.array(3).shape,
    np.array([1j]).imag,
    a.flags["C_CONTIGUOUS"],
)
for attempt in (
    lambda: np.Inf,
    lambda: np.float,
    lambda: np.int(5),
    lambda: np.mat([1]),
    lambda: np.product([1]),
    lambda: np.trapz([1, 2]),
    lambda: np.bool8,
    lambda: np.NaN,
    lambda: np.nothing,
    lambda: np.float_(1),
    lambda: np.in1d([1], [1]),
    lambda: np.row_stack([[1]]),
    lambda: np.alltrue([1]),
    lambda: np.cumproduct([1]),
    lambda: a.nothing,
    lambda: np.array.x,
    lambda: np.random.nothing,
    lambda: np.linalg.nothing,
):
    try:
        attempt()
        print("fine")
    except AttributeError as error:
        print(str(error).split("\n")[0])
