# numpy.rec: structured arrays whose fields are attributes.
import numpy as np

x = np.array([(1.0, 2), (3.0, 4)], dtype=[("x", "<f8"), ("y", "<i8")])
r = x.view(np.recarray)
print(repr(r), r.x, r.y, r[0], r[0].x, r[1]["y"], type(r.x).__name__, len(r), r.shape, sep="\n")
r.x = 5
r[1].y = 9
print(x, [p.y for p in r], r[:1].y, np.asanyarray(r) is r, np.asarray(r) is r)
print(repr(np.rec.fromarrays([np.array([1, 2]), np.array(["a", "dd"]), np.array([1.1, 2])], names="a,b,c")))
made = np.rec.fromrecords([(456, "dbe", 1.2), (2, "de", 1.3)], names="col1,col2,col3")
print(made[0], made.col1, repr(made.col2), sep="\n")
print(repr(np.rec.fromstring(b"\x01\x02\x03abc", dtype="u1,u1,u1,S3")))
print(repr(np.rec.array([(1, 1), (2, 4), (3, 9)], formats=["i2", "f2"], names=("x", "y"))))
pair = np.rec.array(["abc", "def"], names=["col1", "col2"])
print(pair.col1, repr(pair.col2))
print(np.rec.format_parser(["f8", "i4", "S5"], ["col1", "col2", "col3"], []).dtype, np.rec.find_duplicate(list("aabcb")))
for wrong in (lambda: r.z, lambda: np.rec.fromstring("abc", dtype="u1"), lambda: np.rec.fromarrays([[1], [2, 3]], names="a,b")):
    try:
        print(wrong())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
