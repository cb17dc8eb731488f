from scipy.optimize import least_squares

f = lambda x: [x[0] - 1, 2 * x[1] - 3]
least_squares(f, [3.0, 4.0], verbose=1)
least_squares(f, [3.0, 4.0], verbose=2, jac=lambda x: [[1, 0], [0, 2]])
