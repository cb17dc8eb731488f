# np.nditer with its flags, np.nested_iters and np.broadcast.
import numpy as np

a = np.arange(6).reshape(2, 3)
print([int(x) for x in np.nditer(a)], [int(x) for x in np.nditer(a.T)], [int(x) for x in np.nditer(a.T.copy("C"))])
print([int(x) for x in np.nditer(a, order="F")], [int(x) for x in np.nditer(a[::-1, ::-1])])
doubled = a.copy()
with np.nditer(doubled, op_flags=["readwrite"]) as it:
    for x in it:
        x[...] = 2 * x
print(doubled)
for flags, order in [(["external_loop"], "K"), (["external_loop"], "F"), (["external_loop", "buffered"], "F")]:
    print([x.tolist() for x in np.nditer(a, flags=flags, order=order)])
it = np.nditer(a, flags=["f_index"])
print([(int(x), it.index) for x in it])
it = np.nditer(a, flags=["multi_index"])
print([(int(x), it.multi_index) for x in it])
with np.nditer(a.copy(), flags=["multi_index"], op_flags=["writeonly"]) as it:
    for x in it:
        x[...] = it.multi_index[1] - it.multi_index[0]
    print(it.operands[0])
it = np.nditer(a, flags=["f_index"])
while not it.finished:
    print(f"{it[0]} <{it.index}>", end=" ")
    it.iternext()
print()
below = a - 3
print([complex(np.sqrt(x)) for x in np.nditer(below, op_flags=["readonly", "copy"], op_dtypes=["complex128"])])
print([complex(np.sqrt(x)) for x in np.nditer(below, flags=["buffered"], op_dtypes=["complex128"])])
for make in [
    lambda: np.nditer(below, op_dtypes=["complex128"]),
    lambda: np.nditer(np.arange(6.), flags=["buffered"], op_dtypes=["float32"]),
    lambda: np.nditer([np.arange(2), a]),
    lambda: np.nditer([np.arange(3), a, np.zeros(3)],
                      op_flags=[["readonly"], ["readonly"], ["writeonly", "no_broadcast"]]),
    lambda: np.nditer(np.zeros((0, 3))),
    lambda: np.nditer(a, flags=["foo"]),
    lambda: np.nditer(a, op_flags=["bar"]),
    lambda: np.nditer(a, flags=["external_loop", "multi_index"]),
    lambda: np.nditer([a, np.zeros(3)], op_flags=[["readonly"], ["readwrite"]]),
]:
    try:
        print(type(make()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print([(int(x), int(y)) for x, y in np.nditer([np.arange(3), a])])


def square(values, out=None):
    it = np.nditer([values, out], flags=["external_loop", "buffered"],
                   op_flags=[["readonly"], ["writeonly", "allocate", "no_broadcast"]])
    with it:
        for x, y in it:
            y[...] = x * x
        return it.operands[1]


print(square([1, 2, 3]), square(a), square([1, 2, 3], out=np.zeros(3)))
outer = np.nditer([np.arange(3), np.arange(8).reshape(2, 4), None], flags=["external_loop"],
                  op_axes=[[0, -1, -1], [-1, 0, 1], None])
with outer:
    for x, y, z in outer:
        z[...] = x * y
    print(outer.operands[2].shape, outer.operands[2].tolist())
cube = np.arange(24).reshape(2, 3, 4)
total = np.array(0)
with np.nditer([cube, total], flags=["reduce_ok"], op_flags=[["readonly"], ["readwrite"]]) as it:
    for x, y in it:
        y[...] += x
print(total)
it = np.nditer([cube, None], flags=["reduce_ok"], op_flags=[["readonly"], ["readwrite", "allocate"]],
               op_axes=[None, [0, 1, -1]])
with it:
    it.operands[1][...] = 0
    for x, y in it:
        y[...] += x
    print(it.operands[1].tolist())
i, j = np.nested_iters(np.arange(12).reshape(2, 3, 2), [[1], [0, 2]], flags=["multi_index"])
for x in i:
    print(i.multi_index, [(j.multi_index, int(y)) for y in j])
b = np.broadcast(np.array([[1], [2], [3]]), np.array([4, 5, 6]))
print(b.shape, b.nd, b.ndim, b.size, b.numiter, b.index, next(b), b.index)
b.reset()
print(list(b)[:2])
it = np.nditer([np.arange(2), np.arange(1, 3)])
print(next(it), next(it.copy()), it.itersize, it.shape, it.ndim, it.nop, it.dtypes)
