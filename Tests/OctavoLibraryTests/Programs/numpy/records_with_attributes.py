# np.rec: records, their fields as attributes, titles, and what pickle makes of them.
import pickle

import numpy as np

r = np.rec.array([(1, 2.5, "a"), (3, 4.5, "b")], dtype=[("x", "i4"), ("y", "f8"), ("z", "U1")])
print(r, repr(r), r[0], repr(r[0]), type(r[0]), type(r), r.dtype, r.x, r["y"], r[0].z, r[r.x > 1], r[0].pprint(), sep="\n")
r.x = 7
r[0].x = 1
print(r.x, r[0]["x"], r.field("y"), r.field(2), r.tolist(), repr(r.view(np.ndarray)), repr(r[["x", "y"]]), repr(r[:0]))
print(repr(r.copy()), repr(r.view()), type(r[["x"]]), r.dtype.descr, np.asarray(r).dtype.type, repr(np.array([1, 2]).view(np.recarray)))
print(repr(pickle.loads(pickle.dumps(r))), pickle.loads(pickle.dumps(r[0])))
print(np.rec.format_parser(["<f8", "<i4"], ["col1", "col2"], ["T1", "T2"]).dtype)
nested = np.rec.array([((1, 2), 3)], dtype=[("p", [("u", "i4"), ("v", "i4")]), ("w", "i4")])
print(nested.p.u, nested[0].p.v, type(nested.p), type(nested[0].p), nested.w)
for wrong in (lambda: r.q, lambda: r[0].q, lambda: setattr(r[0], "q", 1), lambda: setattr(r[0], "dtype", 1)):
    try:
        print(wrong())
    except AttributeError as error:
        print(error)
