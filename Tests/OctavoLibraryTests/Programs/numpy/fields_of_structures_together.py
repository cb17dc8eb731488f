# numpy.lib.recfunctions: structured arrays taken apart and put together.
import numpy as np
from numpy.lib import recfunctions as rfn

b = np.array([(1, 2, 5), (4, 5, 7), (7, 8, 11)], dtype=[("x", "i4"), ("y", "f4"), ("z", "f8")])
deep = np.array([(1, (2, 3.0)), (4, (5, 6.0))], dtype=[("a", np.int64), ("b", [("ba", np.double), ("bb", np.int64)])])
print(rfn.apply_along_fields(np.mean, b), rfn.apply_along_fields(np.max, b[["x", "z"]]))
print(rfn.append_fields(b, "w", [1.5, 2.5, 3.5], usemask=False), rfn.append_fields(b, ["v", "w"], [[1], [2, 3]], usemask=False))
print(repr(rfn.rec_append_fields(b, "w", np.arange(3))), repr(rfn.drop_fields(deep, "ba")), repr(rfn.drop_fields(deep, ["ba", "bb"])))
print(repr(rfn.rename_fields(deep, {"a": "A", "bb": "BB"})), rfn.flatten_descr(deep.dtype), rfn.get_names(deep.dtype))
print(rfn.get_names_flat(deep.dtype), rfn.get_fieldstructure(deep.dtype))
print(rfn.merge_arrays((np.array([1, 2]), np.array([10.0, 20.0, 30.0]))), rfn.merge_arrays((b, deep), flatten=False))
print(repr(rfn.merge_arrays((np.array([1, 2]).view([("a", np.int64)]), np.array(["u", "vw", "x"])), asrecarray=True)))
print(repr(rfn.repack_fields(np.dtype("u1,<i8,<f8", align=True))), repr(rfn.repack_fields(b[["x", "z"]])))
print(repr(rfn.require_fields(b, [("z", "f4"), ("new", "u1")])), rfn.recursive_fill_fields(b[:2], np.zeros(3, b.dtype)))
print(rfn.structured_to_unstructured(b), rfn.structured_to_unstructured(deep, dtype=float), rfn.unstructured_to_structured(np.arange(6).reshape(2, 3)))
target = np.dtype([("a", "i4"), ("b", "f4,u2"), ("c", "f4", 2)])
print(repr(rfn.unstructured_to_structured(np.arange(10).reshape(2, 5), target)))
print(rfn.stack_arrays((b, b[["x", "y"]]), usemask=False), rfn.stack_arrays(b) is b)
one = np.array([(1, 10.0), (3, 30.0), (2, 20.0)], dtype=[("k", int), ("v", float)])
two = np.array([(3, 33.0), (4, 44.0), (1, 11.0)], dtype=[("k", int), ("v", float)])
for kind in ("inner", "outer", "leftouter"):
    print(repr(rfn.join_by("k", one, two, jointype=kind, usemask=False)))
rfn.assign_fields_by_name(two, one[["v"]])
print(two)
