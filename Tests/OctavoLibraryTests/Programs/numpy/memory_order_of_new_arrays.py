# order=, copy=, subok=, ndmin=, ndmax= and device= of the functions that make arrays.
import numpy as np


class Mine(np.ndarray):
    pass


f = np.asfortranarray(np.arange(6).reshape(2, 3))
t = np.arange(24).reshape(2, 3, 4).transpose(1, 0, 2)
mine = np.arange(3).view(Mine)


def layout(x):
    return f"{type(x).__name__} {x.shape} {x.strides} {x.flags.c_contiguous} {x.flags.f_contiguous} {x.dtype}"


for name in ["zeros", "ones", "empty"]:
    print(name, layout(getattr(np, name)((2, 3), order="F")), layout(getattr(np, name)((2, 3), np.int8)))
for name in ["zeros_like", "ones_like", "empty_like"]:
    make = getattr(np, name)
    print(name, layout(make(f)), layout(make(t)), layout(make(f, order="C")), layout(make(f, order="A")),
          layout(make(mine)), layout(make(mine, subok=False)), layout(make(f, shape=(4, 2, 1))), layout(make(t, "f4")))
print(layout(np.full((2, 2), [1, 2], order="F")), np.full((2, 2), [1, 2]), np.full(2, "abc"))
print(layout(np.full_like(f, 2.5)), np.full_like(np.zeros((2, 2, 3)), [0, 1, 2]))
for order in "CFAK":
    print(order, layout(np.array(f, order=order)), layout(np.array(t, order=order)), layout(np.copy(t, order)),
          layout(np.array([[1, 2], [3, 4]], order=order)), layout(np.asarray(f, order=order)),
          np.asarray(f, order=order) is f)
print(np.array(f, copy=None) is f, np.array(f, copy=False) is f, np.array(f) is f, np.asarray(mine) is mine)
print(layout(np.asarray(mine)), layout(np.array(mine, subok=True)), layout(np.copy(mine)), layout(np.copy(mine, subok=True)))
print(layout(np.array(5, ndmin=2)), layout(np.array(f, ndmin=3)), np.array([[1, 2], [3]], dtype=object, ndmax=1))
print(layout(np.eye(2, 3, order="F")), layout(np.arange(3, device="cpu")))
print(np.arange(0, 5, 0.5, dtype=int), np.arange(-3, 3, 0.5, dtype=int), np.arange(stop=3))
print(np.reshape(np.arange(6).reshape(2, 3), (3, 2), order="F"), np.reshape(f, 6, order="F"))
for wrong in [
    lambda: np.zeros(2, order="A"), lambda: np.zeros(2, order="X"), lambda: np.array([1], copy=False),
    lambda: np.asarray([1.0], dtype=int, copy=False), lambda: np.zeros(2, device="gpu"), lambda: np.zeros(),
    lambda: np.arange(), lambda: np.arange("a"), lambda: np.zeros(2.5), lambda: np.array(),
]:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split("\n")[0])
