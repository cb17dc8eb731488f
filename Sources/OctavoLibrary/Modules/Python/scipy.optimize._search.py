"""Quadratic assignment, the division of rectangles, and a function of complex numbers."""
import itertools
import math

import numpy as np
from scipy.optimize import Bounds, OptimizeResult, linear_sum_assignment


def quadratic_assignment(A, B, method="faq", options=None):
    """FAQ (Vogelstein et al., PLoS ONE 10, 2015) and pairwise exchange for max or min of trace(Aᵀ P B Pᵀ)."""
    options = dict(options or {})
    method = method.lower()
    if method not in ("faq", "2opt"):
        raise ValueError(f"method {method} must be in ['faq', '2opt'].")
    A, B = np.atleast_2d(A), np.atleast_2d(B)
    fixed = options.pop("partial_match", None)
    fixed = np.atleast_2d(np.array([[], []]).T if fixed is None else fixed).astype(int)
    if A.shape[0] != A.shape[1]:
        raise ValueError("`A` must be square")
    if B.shape[0] != B.shape[1]:
        raise ValueError("`B` must be square")
    if A.ndim != 2 or B.ndim != 2:
        raise ValueError("`A` and `B` must have exactly two dimensions")
    if A.shape != B.shape:
        raise ValueError("`A` and `B` matrices must be of equal size")
    if fixed.shape[0] > A.shape[0]:
        raise ValueError("`partial_match` can have only as many seeds as there are nodes")
    if fixed.shape[1] != 2:
        raise ValueError("`partial_match` must have two columns")
    if (fixed < 0).any():
        raise ValueError("`partial_match` must contain only positive indices")
    if (fixed >= len(A)).any():
        raise ValueError("`partial_match` entries must be less than number of nodes")
    rng = options.pop("rng", None)
    rng = np.random if rng is None else np.random.default_rng(rng)
    solve = _faq if method == "faq" else _exchange
    return solve(A, B, fixed, rng, **options)


def _score(A, B, order):
    return np.sum(A * B[order][:, order])


def _faq(A, B, fixed, rng, maximize=False, P0="barycenter", shuffle_input=False, maxiter=30, tol=0.03):
    n, seeds = len(A), len(fixed)
    free = n - seeds
    sign = -1 if maximize else 1
    if n == 0 or seeds == n:
        return OptimizeResult(col_ind=fixed[np.argsort(fixed[:, 0]), 1] if n else np.array([]),
                              fun=_score(A, B, fixed[np.argsort(fixed[:, 0]), 1]) if n else 0, nit=0)
    rest_B = np.setdiff1d(np.arange(n), fixed[:, 1])
    if shuffle_input:
        rest_B = rng.permutation(rest_B)
    first = np.concatenate([fixed[:, 0], np.setdiff1d(np.arange(n), fixed[:, 0])])
    second = np.concatenate([fixed[:, 1], rest_B])
    a, b = A[first][:, first], B[second][:, second]
    a12, a21, a22 = a[:seeds, seeds:], a[seeds:, :seeds], a[seeds:, seeds:]
    b12, b21, b22 = b[:seeds, seeds:], b[seeds:, :seeds], b[seeds:, seeds:]
    if isinstance(P0, str):
        if P0 not in ("barycenter", "randomized"):
            raise ValueError("Invalid 'P0' parameter string")
        P = np.ones((free, free)) / free
        if P0 == "randomized":
            K = rng.uniform(size=(free, free))
            for _ in range(1000):
                K = K / K.sum(axis=0)
                K = K / K.sum(axis=1)[:, None]
                if max(np.abs(K.sum(axis=0) - 1).max(), np.abs(K.sum(axis=1) - 1).max()) < 1e-3:
                    break
            P = (P + K) / 2
    else:
        P = np.atleast_2d(P0)
    constant = a21 @ b21.T + a12.T @ b12
    for nit in range(1, maxiter + 1):
        slope = constant + a22 @ P @ b22.T + a22.T @ P @ b22
        columns = linear_sum_assignment(slope, maximize=maximize)[1]
        Q = np.eye(free)[columns]
        R = P - Q
        # The objective along the segment from Q to P is a parabola.
        linear = ((R.T @ a21) * b21).sum() + ((R.T @ a12.T) * b12.T).sum()
        left, right = a22.T @ R, b22 @ R.T
        linear += (left * b22.T[columns]).sum() + (a22 * right[columns]).sum()
        square = (left.T * right).sum()
        if square * sign > 0 and 0 <= -linear / (2 * square) <= 1:
            share = -linear / (2 * square)
        else:
            share = np.argmin([0, (linear + square) * sign])
        moved = share * P + (1 - share) * Q
        change = np.linalg.norm(P - moved) / np.sqrt(free)
        P = moved
        if change < tol:
            break
    columns = linear_sum_assignment(P, maximize=True)[1]
    order = np.concatenate([np.arange(seeds), columns + seeds])
    found = np.zeros(n, dtype=int)
    found[first] = second[order]
    return OptimizeResult(col_ind=found, fun=_score(A, B, found), nit=nit)


def _exchange(A, B, fixed, rng, maximize=False, partial_guess=None):
    n = len(A)
    if n == 0 or len(fixed) == n:
        order = fixed[np.argsort(fixed[:, 0]), 1] if n else np.array([])
        return OptimizeResult(col_ind=order, fun=_score(A, B, order) if n else 0, nit=0)
    guess = np.atleast_2d(np.array([[], []]).T if partial_guess is None else partial_guess).astype(int)
    known = np.concatenate([fixed, guess]) if len(guess) else fixed
    order = np.full(n, -1)
    order[known[:, 0]] = known[:, 1]
    open_rows = np.nonzero(order < 0)[0]
    open_columns = np.setdiff1d(np.arange(n), known[:, 1])
    order[open_rows] = rng.permutation(open_columns)
    movable = np.setdiff1d(np.arange(n), fixed[:, 0])
    best, nit, done = _score(A, B, order), 0, False
    while not done:
        for i, j in itertools.combinations_with_replacement(movable, 2):
            nit += 1
            order[i], order[j] = order[j], order[i]
            score = _score(A, B, order)
            if score > best if maximize else score < best:
                best = score
                break
            order[i], order[j] = order[j], order[i]
        else:
            done = True
    return OptimizeResult(col_ind=order, fun=best, nit=nit)


# DIRECT (Jones, Perttunen and Stuckman, JOTA 79, 1993; locally biased: Gablonsky and Kelley, J. Global Opt. 21, 2001)

_DIRECT_MESSAGES = {
    1: "Number of function evaluations done is larger than maxfun={}", 2: "Number of iterations is larger than maxiter={}",
    3: "The best function value found is within a relative error={} of the (known) global optimum f_min",
    4: "The volume of the hyperrectangle containing the lowest function value found is below vol_tol={}",
    5: "The side length measure of the hyperrectangle containing the lowest function value found is below len_tol={}"}


class _Boxes:
    """Boxes by the measure of their size, the best of each size first."""

    def __init__(self, dimension, biased):
        self.dimension, self.biased = dimension, biased
        self.levels = {}
        self.centers, self.depths, self.values = [], [], []

    def level(self, depth):
        shortest = min(depth)
        if self.biased:
            return shortest
        return shortest * self.dimension + self.dimension - depth.count(shortest)

    def size(self, level):
        """The longest side, or half the diagonal."""
        if self.biased:
            return 3.0 ** -level
        whole, cut = divmod(level, self.dimension)
        return 0.5 * math.sqrt(self.dimension - cut + cut / 9.0) / 3.0 ** whole

    def add(self, center, depth, value):
        self.centers.append(center)
        self.depths.append(depth)
        self.values.append(value)
        return len(self.values) - 1

    def file(self, index):
        row = self.levels.setdefault(self.level(self.depths[index]), [])
        value = self.values[index]
        place = 0
        while place < len(row) and self.values[row[place]] <= value:
            place += 1
        row.insert(place, index)

    def best(self, lowest, eps):
        """The boxes to divide: not below a larger one, not above a smaller one, and with enough to gain on the hull.

        SciPy does not leave out the boxes above the convex hull of sizes and values; neither does this.
        """
        rows = [(level, row[0]) for level, row in sorted(self.levels.items()) if row]
        kept = [True] * len(rows)
        # From the smallest boxes on; what is out already does not count against larger ones.
        for j in range(len(rows) - 1, -1, -1):
            level, index = rows[j]
            slopes = [(self.values[rival] - self.values[index]) / (self.size(other) - self.size(level))
                      if i != j and kept[i] else None for i, (other, rival) in enumerate(rows)]
            lower = min((slope for slope in slopes[:j] if slope is not None), default=math.inf)
            smaller = [slope for slope in slopes[j + 1:] if slope is not None]
            if min([lower, *smaller]) <= 0:
                kept[j] = False
            elif max(smaller, default=0.0) <= lower < math.inf:
                kept[j] = self.values[index] - lower * self.size(level) <= lowest - eps * abs(lowest)
        chosen = [row for row, is_kept in zip(rows, kept) if is_kept]
        if not self.biased:
            # Equal values count alike, after the others.
            for level, index in list(chosen):
                chosen += [(level, k) for k in self.levels[level][1:] if self.values[k] - self.values[index] <= 1e-13]
        return chosen


def direct(func, bounds, *, args=(), eps=1e-4, maxfun=None, maxiter=1000, locally_biased=True, f_min=-np.inf,
           f_min_rtol=1e-4, vol_tol=1e-16, len_tol=1e-6, callback=None):
    if not isinstance(bounds, Bounds):
        if not isinstance(bounds, (list, tuple)):
            raise ValueError("bounds must be a sequence or instance of Bounds class")
        limits = np.array(bounds, dtype=float).T
        bounds = Bounds(limits[0], limits[1])
    lower, upper = np.array(bounds.lb, dtype=float), np.array(bounds.ub, dtype=float)
    if not np.all(lower < upper):
        raise ValueError("Bounds are not consistent min < max")
    if np.any(np.isinf(lower)) or np.any(np.isinf(upper)):
        raise ValueError("Bounds must not be inf.")
    for name, value in (("vol_tol", vol_tol), ("len_tol", len_tol), ("f_min_rtol", f_min_rtol)):
        if value < 0 or value > 1:
            raise ValueError(f"{name} must be between 0 and 1.")
    n = len(lower)
    maxfun = 1000 * n if maxfun is None else maxfun
    if not isinstance(maxfun, int):
        raise ValueError("maxfun must be of type int.")
    if maxfun < 0:
        raise ValueError("maxfun must be > 0.")
    if not isinstance(args, tuple):
        args = (args,)
    width = upper - lower
    boxes = _Boxes(n, locally_biased)
    nfev = 0

    def evaluate(center):
        nonlocal nfev
        nfev += 1
        x = lower + np.array(center) * width
        value = func(x, *args)
        value = float(np.asarray(value).item())
        return math.inf if math.isnan(value) else value

    lowest_index = boxes.add([0.5] * n, [0] * n, evaluate([0.5] * n))
    boxes.file(lowest_index)
    status = nit = 0
    first = True
    while not status:
        nit += 1
        chosen = boxes.best(boxes.values[lowest_index], eps) if not first else [(boxes.level([0] * n), 0)]
        first = False
        for level, index in chosen:
            boxes.levels[level].remove(index)
            depth, center = boxes.depths[index], boxes.centers[index]
            longest = min(depth)
            axes = [i for i in range(n) if depth[i] == longest]
            delta = 3.0 ** -(longest + 1)
            pairs = []
            for axis in axes:
                made = []
                for sign in (1, -1):
                    point = list(center)
                    point[axis] += sign * delta
                    made.append(boxes.add(point, None, evaluate(point)))
                pairs.append((min(boxes.values[k] for k in made), axis, made))
            pairs.sort(key=lambda pair: pair[0])
            depth = list(depth)
            for _, axis, made in pairs:
                depth[axis] += 1
                for k in made:
                    boxes.depths[k] = list(depth)
            boxes.depths[index] = depth
            for _, axis, made in pairs:
                for k in made:
                    boxes.file(k)
                    if boxes.values[k] < boxes.values[lowest_index]:
                        lowest_index = k
            boxes.file(index)
        if callback is not None:
            callback(lower + np.array(boxes.centers[lowest_index]) * width)
        value, depth = boxes.values[lowest_index], boxes.depths[lowest_index]
        if np.isfinite(f_min) and (value - f_min) / (abs(f_min) if f_min else 1.0) <= f_min_rtol:
            status = 3
        elif math.prod(3.0 ** -d for d in depth) <= vol_tol:
            status = 4
        elif boxes.size(boxes.level(depth)) <= len_tol:
            status = 5
        elif nfev > maxfun:
            status = 1
        elif nit + 1 >= maxiter:
            # The first division is not counted.
            status = 2
            nit += 1
    x = lower + np.array(boxes.centers[lowest_index]) * width
    detail = {1: maxfun, 2: maxiter, 3: f_min_rtol, 4: vol_tol, 5: len_tol}[status]
    return OptimizeResult(x=x, fun=boxes.values[lowest_index], status=status, success=status > 2,
                          message=_DIRECT_MESSAGES[status].format(detail), nfev=nfev, nit=nit)


# The Rosenbrock function at complex points

def complex_rosen(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2, axis=0)


def complex_rosen_der(x):
    slope = np.zeros_like(x)
    miss = x[1:] - x[:-1] ** 2
    slope[1:] = 200 * miss
    slope[:-1] += -400 * x[:-1] * miss - 2 * (1 - x[:-1])
    return slope
