import numpy as np

f = np.array([1, 2, 4, 7, 11, 16])
print(np.gradient(f), np.gradient(f, 2), np.gradient(f, np.array([0.0, 1, 1.5, 3.5, 4, 6])))
m = np.array([[1, 2, 6], [3, 4, 5]])
print(*np.gradient(m), np.gradient(m, axis=0), np.gradient([0, 1, 4.0], edge_order=2), sep="\n")
print(*np.gradient(m, 2.0, [1.0, 1.5, 3.5]), sep="\n")
print(np.interp([-180, -170, -185, 185], [190, -190, 350, -350], [5, 10, 3, 4], period=360))
print(np.interp(2.5, [1, 2, 3], [3, 2, 0]), np.interp([0, 1.5, 9], [1, 2, 3], [3, 2, 0], left=-1, right=99))
print(np.interp([1.5, 4.0], [2, 3, 5], [1.0j, 0, 2 + 3j]))
print(np.ediff1d([1, 2, 4, 7, 0], to_begin=-99, to_end=[88, 99]), np.diff([[1, 3], [0, 5]], axis=0, prepend=7))
print(np.trapezoid([1, 2, 3], dx=2), np.trapezoid([[0, 1, 2], [3, 4, 5]], axis=0), np.trapezoid([1, 2, 3], x=[4, 6, 8]))
print(np.unwrap([0, 0.78539816, 1.57079633, 5.49778714, 6.28318531]), np.unwrap([0, 1, 2, -1, 0], period=4))
print(np.cumulative_sum([1, 2, 3], include_initial=True), np.cumulative_prod([[1, 2], [3, 4]], axis=1))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [0, 1, 0.5], "same"), np.convolve([1, 2, 3], [0, 1, 0.5], "valid"))
print(np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], "same"), np.correlate([1 + 1j, 2], [1j, 1], "full"))
print(np.correlate([1, 2], [1, 2, 3, 4], "same"), np.correlate([1, 2], [1, 2, 3, 4], "full"))
for attempt in (lambda: np.gradient([1, 2], 1, 2), lambda: np.interp([1], [1, 2], [1]), lambda: np.convolve([], [1])):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
