import numpy as np

a = np.arange(6).reshape(2, 3)
print(a.flags)
print(
    a.T.flags.f_contiguous,
    a[:, 1].flags.owndata,
    a[:, ::2].flags.c_contiguous,
    a.nbytes,
    a.astype(np.uint8).nbytes,
    a.strides,
    a.astype(np.float32).strides,
    a.T.strides,
    np.asfortranarray(a).strides,
    np.broadcast_to(a[0], (4, 3)).strides,
    a[::-1].strides,
    a.copy(order="F").flags.f_contiguous,
)
