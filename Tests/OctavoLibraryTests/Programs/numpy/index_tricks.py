import numpy as np

print(np.mgrid[0:3, 0:2], np.mgrid[-1:1:5j], np.ogrid[0:2, 0:1:3j], np.mgrid[0:4])
print(np.r_[np.array([1, 2, 3]), 0, 0, np.array([4, 5, 6])], np.r_[-1:1:6j, [0] * 3, 5, 6], np.r_[1:4, 2.5])
print(np.c_[np.array([1, 2, 3]), np.array([4, 5, 6])], np.c_[np.array([[1, 2, 3]]), 0, 0, np.array([[4, 5, 6]])])
print(np.r_["-1", [[0, 1]], [[2, 3]]], np.r_["0,2", [1, 2, 3], [4, 5, 6]], np.r_["1,2,0", [1, 2, 3], [4, 5, 6]])
print(np.s_[2::2], np.index_exp[..., 1], np.ix_([0, 1], [True, False, True]))
print(list(np.ndindex(2, 2)), list(np.ndenumerate([[1, 2], [3, 4]])))
print(np.indices((2, 2)), np.indices((2, 3), sparse=True), np.meshgrid([1, 2], [3, 4], indexing="ij"))
print(np.tri(3, 4, 1, dtype=int), np.tril(np.arange(9).reshape(3, 3)), np.triu([1, 2, 3]), np.vander([1, 2, 3], 3), sep="\n")
print(np.diagflat([[1, 2]], 1), np.geomspace(1, 256, num=9), np.linspace([0, 1], [2, 3], 3), np.geomspace(-1, -100, 3), sep="\n")
print(np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]]), np.fromfunction(lambda i, j: i + j, (2, 3), dtype=int))
print(np.fromiter((x * x for x in range(4)), float), np.fromstring("1, 2", sep=","), np.apply_along_axis(sorted, 1, [[3, 1], [2, 4]]))
print(np.apply_over_axes(np.sum, np.arange(8).reshape(2, 2, 2), [0, 2]), np.piecewise([-2, 3.0], [False, True], [-1, 1]))
