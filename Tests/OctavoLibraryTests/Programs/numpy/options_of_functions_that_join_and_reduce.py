# out=, dtype=, casting=, mean=, correction=, overwrite_input= and limits under both of their names.
import numpy as np

a = np.array([[10, 7, 4], [3, 2, 1]])
out = np.zeros((4, 3), dtype=int)
print(np.concatenate([a, a], out=out) is out, out.tolist(), np.concatenate([a, a], axis=None))
print(np.concatenate([a, a * 0.5], dtype=int, casting="unsafe").dtype, np.vstack([a, a], dtype="f4").dtype,
      np.hstack([a, a], dtype=complex).dtype, np.stack([a, a], axis=2, dtype="i2").dtype)
for name in ["cumsum", "cumprod", "argmax", "argmin", "sum", "mean"]:
    out = np.zeros(3, dtype=float if name == "mean" else int)
    row = a[0] if name.startswith("cum") else a
    print(name, getattr(np, name)(row, axis=0, out=out) is out, out)
out = np.zeros((2, 2))
print(np.dot(a[:, :2], np.eye(2), out=out) is out, out.tolist(), np.trace(a, dtype=float), np.round(a / 3, 1, out=np.zeros((2, 3))))
print(np.take(a, [0, 5], mode="wrap"), np.take(a, [True, False]), np.take(a, [[0]], out=np.zeros((1, 1), dtype=int)))
mean = np.mean(a, axis=1, keepdims=True)
print(np.std(a, axis=1, mean=mean), np.var(a, axis=1, mean=mean, correction=1), np.std([1, 2, 3], ddof=1))
print(np.average(np.arange(8).reshape(2, 2, 2), axis=(0, 1), weights=[[0.25, 0.75], [1.0, 0.5]]))
b = a.copy()
print(np.median(b, axis=1, overwrite_input=True), np.percentile(a.copy(), 50, overwrite_input=True),
      np.median(np.float64(3), keepdims=True), np.percentile(3, 50, keepdims=True))
print(np.clip(a, 2, 7), np.clip(a, min=3), np.clip(a, max=3), np.clip(a, None, 3), np.clip(a))
print(repr(np.cov([1, 2, 4])), repr(np.i0(0.0)), repr(np.cross([1, 2, 3], [4, 5, 6])), repr(np.count_nonzero(a)),
      np.count_nonzero(a, keepdims=True), np.size(a, axis=(0, 1)), repr(np.real(1 + 2j)), repr(np.imag(3)))
print(np.nan_to_num([np.nan, np.inf, -np.inf], nan=[1, 2, 3], posinf=[4, 5, 6], neginf=[7, 8, 9]))
print(np.hsplit(a, np.array([1, 2])), np.repeat(a[0], np.array([1, 0, 2])), np.tile(a[0], np.array([2, 1])))
print(np.isscalar(b"x"), np.isscalar(None), repr(np.flip(np.array(3))), np.squeeze(a) is a)
print(repr(a[np.array(0)]), a[np.array(0)].base is None, repr(a[0][np.array(1)]))
for wrong in [
    lambda: np.concatenate([a, a * 0.5], dtype=int), lambda: np.concatenate([a, a], out=np.zeros(3)),
    lambda: np.concatenate(5), lambda: np.vstack(3), lambda: np.stack(None), lambda: np.clip(a, 1),
    lambda: np.clip(a, 1, 2, min=3), lambda: np.sort(a, kind="bogus"), lambda: np.where(a > 1, a), lambda: a.reshape(),
    lambda: np.select([a[0] > 1, a[0] < 1], [a, [1, 2]]), lambda: np.add(a, [1, 2], out=np.zeros((2, 3))),
    lambda: a[0].__setitem__(0, np.array([1, 2])), lambda: a.__setitem__(a > 1, np.ones((1, 5))),
    lambda: np.percentile([True, False], 50), lambda: np.cross([1, 2, 3, 4], [1, 2, 3, 4]),
]:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
