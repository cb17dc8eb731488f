"""`minimize(method='trust-constr')`: a trust-region method with constraints.

Equalities are met by Byrd's and Omojokun's sequential quadratic programming (Lalee, Nocedal and Plantenga, SIAM J.
Optim. 8, 1998), inequalities by an interior-point method around it (Byrd, Hribar and Nocedal, SIAM J. Optim. 9,
1999); steps along the constraints are projected conjugate gradients (Gould, Hribar and Nocedal, SIAM J. Sci. Comput.
23, 2001).
"""
import math
import warnings

import numpy as np
from scipy._optimize import scalar, vector
from scipy.optimize import Bounds, LinearConstraint, NonlinearConstraint, OptimizeResult

_ROOT = 1.4901161193847656e-08
_CUBE_ROOT = 6.055454452393343e-06


def _length(x):
    return math.sqrt(float(np.dot(x, x)))


def _largest(x):
    return np.max(np.abs(x)) if len(x) else 0.0


# Derivatives that are not given

def _differences(values, x, here, scheme):
    """One row per variable; `here` are the values at x."""
    rows = []
    for i in range(len(x)):
        step = (_ROOT if scheme == "2-point" else _CUBE_ROOT) * (1.0 if x[i] >= 0 else -1.0) * max(1.0, abs(x[i]))
        ahead, behind = x.copy(), x.copy()
        if scheme == "2-point":
            ahead[i] = x[i] + step
            before = here
        else:
            behind[i], ahead[i] = x[i] - abs(step), x[i] + abs(step)
            before = values(behind)
        rows.append((values(ahead) - before) / (ahead[i] - behind[i]))
    return np.array(rows)


def _points(scheme, x):
    """How many points differences evaluate."""
    return len(x) if scheme == "2-point" else 2 * len(x)


class _QuasiNewton:
    """An approximate Hessian, by BFGS with small curvature passed over, or by the symmetric rank-one formula."""

    def __init__(self, n, kind):
        self.matrix = np.eye(n)
        self.kind = kind
        self.fresh = True

    def dot(self, p):
        return self.matrix.dot(p)

    def scale(self, dx, dg):
        dgdx = abs(np.dot(dg, dx))
        length, size = np.dot(dx, dx), np.dot(dg, dg)
        return 1.0 if dgdx == 0 or length == 0 or size == 0 else size / dgdx

    def update(self, dx, dg):
        if np.all(dx == 0.0):
            return
        if np.all(dg == 0.0):
            warnings.warn("delta_grad == 0.0. Check if the approximated function is linear. If the function is "
                          "linear better results can be obtained by defining the Hessian as zero instead of using "
                          "quasi-Newton approximations.", UserWarning)
            return
        if self.fresh:
            self.matrix = self.matrix * self.scale(dx, dg)
            self.fresh = False
        image = self.matrix.dot(dx)
        if self.kind == "SR1":
            rest = dg - image
            denominator = np.dot(dx, rest)
            if abs(denominator) > 1e-8 * _length(dx) * _length(rest):
                self.matrix = self.matrix + np.outer(rest, rest) / denominator
            return
        curvature = np.dot(dx, image)
        if curvature <= 0.0:
            self.matrix = self.scale(dx, dg) * np.eye(len(dx))
            image = self.matrix.dot(dx)
            curvature = np.dot(dx, image)
        slope = np.dot(dx, dg)
        if slope <= 1e-8 * curvature:
            return
        self.matrix = self.matrix + np.outer(dg, dg) / slope - np.outer(image, image) / curvature


class _Product:
    def __init__(self, function):
        self.dot = function


class _Zero:
    def dot(self, p):
        return np.zeros_like(p)


class _Objective:
    def __init__(self, fun, x0, args, jac, hess, hessp, relative):
        self.evaluate, self.differences = scalar(fun, args)
        self.args, self.relative = args, relative
        self.nfev = self.njev = self.nhev = 0
        self.jac = jac
        self.hess_given = hess
        self.x = np.copy(x0)
        self.f = self.value(x0)
        self.g = self.slope(x0, self.f)
        self.strategy = None
        if hess is None and callable(hessp):
            self.hess_given = lambda x, *args: _Product(lambda p: np.asarray(hessp(x, p, *args)))
        elif hess is None or type(hess).__name__ in ("BFGS", "SR1"):
            self.strategy = _QuasiNewton(len(x0), type(hess).__name__)
            self.h = self.strategy
        elif hess in ("2-point", "3-point") and not callable(jac):
            raise ValueError("Whenever the gradient is estimated via finite-differences, we require the Hessian to "
                             "be estimated using one of the quasi-Newton strategies.")
        if self.strategy is None:
            self.h = self.curvature(x0)

    def value(self, x):
        self.nfev += 1
        return self.evaluate(x)

    def slope(self, x, here):
        self.njev += 1
        if callable(self.jac):
            return np.atleast_1d(np.asarray(self.jac(np.copy(x), *self.args), dtype=float))
        self.nfev += _points(self.jac, x)
        return self.differences(x, here, self.jac, self.relative)

    def curvature(self, x):
        self.nhev += 1
        if isinstance(self.hess_given, str):
            gradient = lambda x: self.slope(x, None)
            h = _differences(gradient, x, self.g, self.hess_given)
            return 0.5 * (h + h.T)
        h = self.hess_given(np.copy(x), *self.args)
        return h if isinstance(h, _Product) else np.atleast_2d(np.asarray(h, dtype=float))

    def move(self, x):
        if np.array_equal(x, self.x):
            return
        before, slope = self.x, self.g
        self.x = np.copy(x)
        self.f = self.value(x)
        if self.strategy is not None:
            self.g = self.slope(x, self.f)
            self.strategy.update(self.x - before, self.g - slope)
            self.slope_known = self.h_known = True
        else:
            self.slope_known = self.h_known = False

    slope_known = h_known = True

    def fun(self, x):
        self.move(x)
        return self.f

    def grad(self, x):
        self.move(x)
        if not self.slope_known:
            self.g = self.slope(self.x, self.f)
            self.slope_known = True
        return self.g

    def hess(self, x):
        self.grad(x)
        if not self.h_known:
            self.h = self.curvature(self.x)
            self.h_known = True
        return self.h


class _Condition:
    """One constraint lower ≤ c(x) ≤ upper with its derivatives and multipliers."""

    def __init__(self, constraint, x0):
        n = len(x0)
        self.nfev = self.njev = self.nhev = 0
        self.counts = False
        self.strategy = None
        if np.any(constraint.keep_feasible):
            raise NotImplementedError("trust-constr: keep_feasible=True is not supported by Octavo; leave it out")
        if isinstance(constraint, NonlinearConstraint):
            self.counts = True
            self.function, self.differences = vector(constraint.fun)
            self.jac_given, self.hess_given = constraint.jac, constraint.hess
        else:
            matrix = np.eye(n) if isinstance(constraint, Bounds) else np.atleast_2d(np.asarray(constraint.A, dtype=float))
            self.function, self.jac_given = matrix.dot, lambda x: matrix
            self.hess_given = lambda x, v: _Zero()
        self.x = np.copy(x0)
        self.f = self.value(x0)
        self.j = self.slope(x0)
        self.v = np.zeros(len(self.f))
        if self.hess_given is None or type(self.hess_given).__name__ in ("BFGS", "SR1"):
            self.strategy = _QuasiNewton(n, type(self.hess_given).__name__)
        elif isinstance(self.hess_given, str):
            if not callable(self.jac_given):
                raise ValueError("Whenever the Jacobian is estimated via finite-differences, we require the Hessian to "
                                 "be estimated using one of the quasi-Newton strategies.")
            if self.hess_given not in ("2-point", "3-point"):
                raise NotImplementedError(f"trust-constr: hess='{self.hess_given}' of a constraint is not supported by "
                                          "Octavo; use '2-point'")
            self.scheme, self.hess_given = self.hess_given, self.bend
            self.nhev += 1
        elif self.counts:
            self.nhev += 1
        self.x_before = self.j_before = None
        self.j_known = True
        self.lower = np.broadcast_to(np.asarray(constraint.lb, dtype=float), self.f.shape)
        self.upper = np.broadcast_to(np.asarray(constraint.ub, dtype=float), self.f.shape)
        lower, upper = self.lower, self.upper
        self.equal = np.nonzero(lower == upper)[0]
        self.below = np.nonzero((lower == -np.inf) & (upper < np.inf))[0]
        self.above = np.nonzero((upper == np.inf) & (lower > -np.inf))[0]
        self.between = np.nonzero((lower != upper) & (lower > -np.inf) & (upper < np.inf))[0]

    def value(self, x):
        self.nfev += 1
        return self.function(x)

    def slope(self, x):
        self.njev += 1
        if callable(self.jac_given):
            return np.atleast_2d(np.asarray(self.jac_given(np.copy(x)), dtype=float))
        self.nfev += _points(self.jac_given, x)
        return self.differences(x, self.f, self.jac_given)

    def move(self, x):
        if np.array_equal(x, self.x):
            return
        if self.strategy is None:
            self.x = np.copy(x)
            self.f = self.value(x)
            self.j_known = False
            return
        self.know_slope()
        self.x_before, self.j_before = self.x, self.j
        self.x = np.copy(x)
        self.f = self.value(x)
        self.j_known = False
        self.learn()

    def know_slope(self):
        if not self.j_known:
            self.j = self.slope(self.x)
            self.j_known = True

    def learn(self):
        self.know_slope()
        if self.x_before is not None:
            self.strategy.update(self.x - self.x_before, self.j.T.dot(self.v) - self.j_before.T.dot(self.v))

    def fun(self, x):
        self.move(x)
        return self.f

    def jac(self, x):
        self.move(x)
        self.know_slope()
        return self.j

    def hess(self, x, v):
        changed = not np.array_equal(v, self.v)
        self.v = v
        self.move(x)
        if self.strategy is not None:
            if changed:
                self.learn()
            return self.strategy
        if self.counts:
            self.nhev += 1
        h = self.hess_given(np.copy(x), v)
        return h if hasattr(h, "dot") else np.asarray(h, dtype=float)

    def bend(self, x, v):
        """The Hessian of v·c along directions, by differences of its gradient."""
        self.know_slope()
        here, scheme = self.j.T.dot(v), self.scheme

        def gradient(x):
            return self.slope(x).T.dot(v)

        def product(p):
            if not np.any(p):
                return np.zeros_like(p)
            if scheme == "2-point":
                step = _ROOT / _length(p)
                return (gradient(x + step * p) - here) / step
            step = 2 * _CUBE_ROOT / _length(p)
            return (gradient(x + step / 2 * p) - gradient(x - step / 2 * p)) / step

        return _Product(product)

    # Equalities e = 0 and inequalities i ≤ 0

    def split(self, f):
        equal = f[self.equal] - self.lower[self.equal]
        return equal, np.concatenate([
            f[self.below] - self.upper[self.below], self.lower[self.above] - f[self.above],
            f[self.between] - self.upper[self.between], self.lower[self.between] - f[self.between]])

    def split_rows(self, j):
        return j[self.equal], np.concatenate([j[self.below], -j[self.above], j[self.between], -j[self.between]])

    def multipliers(self, equal, unequal):
        v = np.zeros(len(self.f))
        b, a, m = len(self.below), len(self.above), len(self.between)
        v[self.equal] = equal
        v[self.below] = unequal[:b]
        v[self.above] = -unequal[b:b + a]
        v[self.between] = unequal[b + a:b + a + m] - unequal[b + a + m:]
        return v

    @property
    def sizes(self):
        return len(self.equal), len(self.below) + len(self.above) + 2 * len(self.between)


class _Conditions:
    def __init__(self, parts, n):
        self.parts, self.n = parts, n
        self.n_eq = sum(part.sizes[0] for part in parts)
        self.n_ineq = sum(part.sizes[1] for part in parts)

    def joined(self, pairs, empty):
        if not pairs:
            return empty, empty
        return np.concatenate([pair[0] for pair in pairs]), np.concatenate([pair[1] for pair in pairs])

    def values(self, x):
        return self.joined([part.split(part.fun(x)) for part in self.parts], np.zeros(0))

    def rows(self, x):
        return self.joined([part.split_rows(part.jac(x)) for part in self.parts], np.zeros((0, self.n)))

    def hess(self, x, v_eq, v_ineq):
        parts = []
        e = i = 0
        for part in self.parts:
            n_eq, n_ineq = part.sizes
            parts.append(part.hess(x, part.multipliers(v_eq[e:e + n_eq], v_ineq[i:i + n_ineq])))
            e, i = e + n_eq, i + n_ineq
        return parts


# Linear algebra of the constraints

class _Projections:
    """Null space, least squares and range space of A, from an orthogonal basis of its rows."""

    def __init__(self, a):
        self.a = a
        self.m, self.n = a.shape
        self.q = []
        self.r = np.zeros((self.m, self.m))
        for k in range(self.m):
            row = np.copy(a[k])
            size = _length(row)
            for _ in range(2):
                for j, q in enumerate(self.q):
                    part = np.dot(q, row)
                    self.r[j, k] += part
                    row = row - part * q
            rest = _length(row)
            if rest <= 1e-14 * size or rest == 0:
                self.q.append(np.zeros(self.n))
            else:
                self.r[k, k] = rest
                self.q.append(row / rest)
        self.basis = np.array(self.q) if self.q else np.zeros((0, self.n))
        self.size = math.sqrt(float(np.sum(a * a)))

    def null(self, x):
        if not self.m:
            return x
        z = x - self.basis.T.dot(self.basis.dot(x))
        for _ in range(3):
            length = _length(z)
            if length == 0 or self.size == 0 or _length(self.a.dot(z)) / (length * self.size) <= 1e-12:
                break
            z = z - self.basis.T.dot(self.basis.dot(z))
        return z

    def least_squares(self, x):
        """The multipliers v of Aᵀ v ≈ x."""
        v = self.basis.dot(x)
        for k in range(self.m - 1, -1, -1):
            rest = v[k] - np.dot(self.r[k, k + 1:], v[k + 1:])
            v[k] = rest / self.r[k, k] if self.r[k, k] else 0.0
        return v

    def range(self, b):
        """The shortest x with A x = b."""
        if not self.m:
            return np.zeros(self.n)
        y = np.array(b, dtype=float)
        for k in range(self.m):
            rest = y[k] - np.dot(self.r[:k, k], y[:k])
            y[k] = rest / self.r[k, k] if self.r[k, k] else 0.0
        return self.basis.T.dot(y)


# Where a segment z + t d lies inside a ball and a box

def _in_ball(z, d, radius, whole):
    if _length(d) == 0:
        return 0, 0, False
    if math.isinf(radius):
        return (-math.inf, math.inf, True) if whole else (0, 1, True)
    a, b, c = np.dot(d, d), 2 * np.dot(z, d), np.dot(z, z) - radius ** 2
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return 0, 0, False
    total = b + math.copysign(math.sqrt(discriminant), b)
    low, high = sorted([-total / (2 * a), -2 * c / total])
    return (low, high, True) if whole else _clipped(low, high, True)


def _clipped(low, high, meets):
    return (0, 0, False) if high < 0 or low > 1 else (max(0, low), min(1, high), meets)


def _in_box(z, d, lower, upper, whole=False):
    if _length(d) == 0:
        return 0, 0, False
    still = d == 0
    if np.any(z[still] < lower[still]) or np.any(z[still] > upper[still]):
        return 0, 0, False
    moving = ~still
    to_lower, to_upper = (lower[moving] - z[moving]) / d[moving], (upper[moving] - z[moving]) / d[moving]
    low, high = np.max(np.minimum(to_lower, to_upper)), np.min(np.maximum(to_lower, to_upper))
    return (low, high, low <= high) if whole else _clipped(low, high, low <= high)


def _in_both(z, d, lower, upper, radius, whole=False):
    low_box, high_box, meets_box = _in_box(z, d, lower, upper, whole)
    low_ball, high_ball, meets_ball = _in_ball(z, d, radius, whole)
    low, high = max(low_box, low_ball), min(high_box, high_ball)
    return low, high, bool(meets_box and meets_ball and low <= high)


def _is_inside(x, lower, upper):
    return bool(np.all(lower <= x) and np.all(x <= upper))


def _towards_feasibility(a, projections, b, radius, lower, upper):
    """A dogleg step that lowers ‖A x + b‖ inside the ball and the box."""
    newton = -projections.range(b)
    if _is_inside(newton, lower, upper) and _length(newton) <= radius:
        return newton
    gradient = a.T.dot(b)
    image = a.dot(gradient)
    cauchy = -np.dot(gradient, gradient) / np.dot(image, image) * gradient
    origin = np.zeros_like(cauchy)
    _, alpha, meets = _in_both(cauchy, newton - cauchy, lower, upper, radius)
    if meets:
        first = cauchy + alpha * (newton - cauchy)
    else:
        first = _in_both(origin, cauchy, lower, upper, radius)[1] * cauchy
    second = _in_both(origin, newton, lower, upper, radius)[1] * newton
    return first if _length(a.dot(first) + b) < _length(a.dot(second) + b) else second


def _in_region(h, c, radius):
    """Conjugate gradients for ½ xᵀHx + cᵀx inside a ball, without anything else (Steihaug, SIAM J. Numer. Anal. 20, 1983)."""
    x, g, p = np.zeros(len(c)), c, -c
    image, squared = h.dot(p), np.dot(c, c)
    if radius < 1e-25:
        return x, 0, 2
    tolerance = max(min(0.01 * math.sqrt(squared), 0.1 * squared), 1e-25)
    for count in range(len(c)):
        if squared < tolerance:
            return x, count, 4
        curvature = np.dot(image, p)
        if curvature <= 0:
            _, alpha, meets = _in_ball(x, p, radius, True)
            return x + alpha * p if meets else x, count + 1, 3
        alpha = squared / curvature
        following = x + alpha * p
        if _length(following) >= radius:
            _, theta, meets = _in_ball(x, alpha * p, radius, False)
            return x + theta * alpha * p if meets else x, count + 1, 2
        g = g + alpha * image
        before, squared = squared, np.dot(g, g)
        p = squared / before * p - g
        x, image = following, h.dot(p)
    return x, len(c), 1


def _along_constraints(h, c, projections, m, radius, lower, upper):
    """Projected conjugate gradients for ½ xᵀHx + cᵀx with A x = 0; also the iterations and how they ended."""
    n = len(c)
    x = np.zeros(n)
    r = projections.null(c)
    g = projections.null(r)
    p = -g
    image = h.dot(p)
    squared = np.dot(g, g)
    if radius < 1e-25:
        return x, 0, 2
    tolerance = max(min(0.01 * math.sqrt(squared), 0.1 * squared), 1e-25)
    ending, count, outside = 1, 0, 0
    feasible = np.zeros(n)
    for _ in range(n - m):
        if squared < tolerance:
            ending = 4
            break
        count += 1
        curvature = np.dot(image, p)
        if curvature <= 0:
            _, alpha, meets = _in_both(x, p, lower, upper, radius, whole=True)
            if meets:
                x = x + alpha * p
            x = np.minimum(np.maximum(x, lower), upper)
            ending = 3
            break
        alpha = squared / curvature
        following = x + alpha * p
        if _length(following) >= radius:
            _, theta, meets = _in_both(x, alpha * p, lower, upper, radius)
            if meets:
                x = x + theta * alpha * p
            x = np.minimum(np.maximum(x, lower), upper)
            ending = 2
            break
        outside = 0 if _is_inside(following, lower, upper) else outside + 1
        if outside > 0:
            _, theta, meets = _in_both(x, alpha * p, lower, upper, radius)
            if meets:
                feasible = np.minimum(np.maximum(x + theta * alpha * p, lower), upper)
                outside = 0
        if outside > n - m:
            break
        g = projections.null(r + alpha * image)
        following_squared = np.dot(g, g)
        p = -g + following_squared / squared * p
        x, r, squared = following, g, following_squared
        image = h.dot(p)
    if not _is_inside(x, lower, upper):
        x = feasible
    return x, count, ending


# The two levels of the method

def _sequential(values, derivatives, curvature, x, f, c, b, a, stops, penalty, radius, lower, upper, scaling):
    """Sequential quadratic programming for min f with b = 0; `stops` ends it. Returns the last point."""
    scale = scaling(x)
    projections = _Projections(a)
    v = -projections.least_squares(c)
    h = curvature(x, v)
    optimality, violation = _largest(c + a.T.dot(v)), _largest(b)
    failed, info = False, (0, 0)
    nothing = np.zeros(len(x))
    is_free = len(b) == 0 and bool(np.all(np.isinf(lower)) and np.all(np.isinf(upper)))
    while not stops(x, failed, optimality, violation, radius, penalty, info):
        if is_free:
            normal = nothing
            tangent, count, ending = _in_region(h, c, math.sqrt(radius ** 2))
        else:
            normal = _towards_feasibility(a, projections, b, 0.8 * radius, 0.5 * lower, 0.5 * upper)
            rest = math.sqrt(radius ** 2 - np.dot(normal, normal))
            tangent, count, ending = _along_constraints(
                h, h.dot(normal) + c, projections, len(b), rest, lower - normal, upper - normal)
        info = (count, ending)
        d = normal + tangent
        model = 0.5 * np.dot(h.dot(d), d) + np.dot(c, d)
        foretold = max(1e-16, _length(b) - _length(a.dot(d) + b))
        before = penalty
        if model > 0:
            penalty = max(penalty, model / ((1 - 0.3) * foretold))
        predicted = -model + penalty * foretold
        merit = f + penalty * _length(b)
        following = x + scale * d
        f_next, b_next = values(following)
        ratio = (merit - (f_next + penalty * _length(b_next))) / predicted
        if ratio < 1e-8 and _length(normal) <= 0.1 * _length(tangent):
            correction = -projections.range(b_next)
            _, t, meets = _in_box(d, correction, lower, upper)
            corrected = x + scale * (d + t * correction)
            f_corrected, b_corrected = values(corrected)
            ratio_corrected = (merit - (f_corrected + penalty * _length(b_corrected))) / predicted
            if meets and ratio_corrected >= 1e-8:
                following, f_next, b_next, ratio = corrected, f_corrected, b_corrected, ratio_corrected
        if ratio >= 0.9:
            radius = max(7.0 * _length(d), radius)
        elif ratio >= 0.3:
            radius = max(2.0 * _length(d), radius)
        elif ratio < 1e-8:
            smaller = (1 - 1e-8) / (1 - ratio) * _length(d)
            if smaller >= 0.5 * radius:
                radius *= 0.5
            elif smaller >= 0.1 * radius:
                radius = smaller
            else:
                radius *= 0.1
        if ratio >= 1e-8:
            x, f, b = following, f_next, b_next
            c, a = derivatives(x)
            scale = scaling(x)
            projections = _Projections(a)
            v = -projections.least_squares(c)
            h = curvature(x, v)
            failed = False
            optimality, violation = _largest(c + a.T.dot(v)), _largest(b)
        else:
            penalty = before
            failed = True
    return x


class _Interior:
    """Inequalities as equalities with slacks s > 0 that a logarithmic barrier keeps positive."""

    def __init__(self, objective, conditions, curvature, stops, xtol, n):
        self.objective, self.conditions, self.curvature_of = objective, conditions, curvature
        self.stops_all, self.xtol, self.n = stops, xtol, n
        self.finished = False

    def values(self, z):
        x, s = z[:self.n], z[self.n:]
        f = self.objective.fun(x)
        equal, unequal = self.conditions.values(x)
        return self.barred(f, s), np.concatenate([equal, unequal + s])

    def barred(self, f, s):
        return f - self.barrier * np.sum([math.log(each) if each > 0 else -math.inf for each in s])

    def derivatives(self, z):
        x, s = z[:self.n], z[self.n:]
        g = self.objective.grad(x)
        equal, unequal = self.conditions.rows(x)
        top = np.concatenate([equal, np.zeros((len(equal), len(s)))], axis=1)
        bottom = np.concatenate([unequal, np.diag(s)], axis=1)
        return np.concatenate([g, -self.barrier * np.ones(len(s))]), np.concatenate([top, bottom])

    def curvature(self, z, v):
        x, s = z[:self.n], z[self.n:]
        m = self.conditions.n_eq
        h = self.curvature_of(x, v[:m], v[m:])
        own = v[m:]
        slacks = np.where(own > 0, own * s, self.barrier)
        return _Product(lambda p: np.concatenate([h.dot(p[:self.n]), slacks * p[self.n:]]))

    def scaling(self, z):
        return np.concatenate([np.ones(self.n), z[self.n:]])

    def stops(self, z, failed, optimality, violation, radius, penalty, info):
        self.radius = radius
        if self.stops_all(z[:self.n], failed, radius, penalty, info, self.barrier, self.tolerance):
            self.finished = True
            return True
        return (optimality < self.tolerance and violation < self.tolerance) or radius < self.xtol

    def solve(self, x, barrier, tolerance, penalty, first_radius):
        self.barrier, self.tolerance = barrier, tolerance
        unequal = self.conditions.values(x)[1]
        z = np.concatenate([x, np.maximum(-1.5 * unequal, np.ones(len(unequal)))])
        lower = np.concatenate([np.full(self.n, -np.inf), np.full(len(unequal), -0.995)])
        upper = np.full(len(z), np.inf)
        radius = first_radius
        while True:
            f, b = self.values(z)
            c, a = self.derivatives(z)
            z = _sequential(self.values, self.derivatives, self.curvature, z, f, c, b, a, self.stops, penalty, radius,
                            lower, upper, self.scaling)
            if self.finished:
                return
            radius = max(first_radius, 5 * self.radius)
            self.barrier *= 0.2
            self.tolerance *= 0.2


_MESSAGES = ["The maximum number of function evaluations is exceeded.", "`gtol` termination condition is satisfied.",
             "`xtol` termination condition is satisfied.", "`callback` raised `StopIteration`.",
             "Constraint violation exceeds 'gtol'"]


def _standard(constraints):
    if isinstance(constraints, (dict, LinearConstraint, NonlinearConstraint)):
        constraints = [constraints]
    result = []
    for i, each in enumerate(constraints):
        if isinstance(each, dict):
            if "type" not in each:
                raise KeyError(f"Constraint {i} has no type defined.")
            kind = each["type"].lower()
            if kind not in ("eq", "ineq"):
                raise ValueError(f"Unknown constraint type '{each['type']}'.")
            if "fun" not in each:
                raise ValueError(f"Constraint {i} has no function defined.")
            args = each.get("args", ())
            jac = each.get("jac")
            each = NonlinearConstraint(
                lambda x, fun=each["fun"], args=args: fun(x, *args), 0, 0 if kind == "eq" else np.inf,
                "2-point" if jac is None else lambda x, jac=jac, args=args: jac(x, *args))
        result.append(each)
    return result


# The display: of each column the field of the state, the title and the format

_COLUMNS = [
    ("niter", " niter ", "^7"), ("nfev", "f evals", "^7"), ("cg_niter", "CG iter", "^7"),
    ("fun", "  obj func   ", "^+13.4e"), ("tr_radius", "tr radius ", "^10.2e"), ("optimality", "   opt    ", "^10.2e"),
    ("constr_violation", "  c viol  ", "^10.2e"), ("constr_penalty", " penalty  ", "^10.2e"),
    ("barrier_parameter", "barrier param", "^13.2e"), ("cg_stop_cond", "CG stop", "^7"),
]


def _columns(verbose, interior):
    if verbose < 3:
        return _COLUMNS[:7]
    return [column for column in _COLUMNS if interior or column[0] != "barrier_parameter"]


def _print_head(columns):
    print("|" + "|".join(title for _, title, _ in columns) + "|")
    print("|" + "|".join("-" * len(title) for _, title, _ in columns) + "|")


def _print_line(columns, state):
    print("|" + "|".join(format(state[field], form) for field, _, form in columns) + "|")


def minimize_constrained(fun, x0, args, jac, hess, hessp, bounds, constraints, callback, reports=False, xtol=1e-8, gtol=1e-8,
                         barrier_tol=1e-8, sparse_jacobian=None, maxiter=1000, verbose=0, finite_diff_rel_step=None,
                         initial_constr_penalty=1.0, initial_tr_radius=1.0, initial_barrier_parameter=0.1,
                         initial_barrier_tolerance=0.1, factorization_method=None, disp=False, workers=None):
    x0 = np.atleast_1d(x0).astype(float)
    n = len(x0)
    objective = _Objective(fun, x0, args, jac, hess, hessp, finite_diff_rel_step)
    parts = [_Condition(each, x0) for each in _standard(constraints)]
    if bounds is not None:
        lower, upper = np.array(bounds.lb, dtype=float), np.array(bounds.ub, dtype=float)
        lower = np.where(np.isfinite(lower), np.nextafter(lower, -np.inf), lower)
        upper = np.where(np.isfinite(upper), np.nextafter(upper, np.inf), upper)
        parts.append(_Condition(Bounds(np.broadcast_to(lower, (n,)), np.broadcast_to(upper, (n,)),
                                       keep_feasible=bounds.keep_feasible), x0))
    conditions = _Conditions(parts, n)

    def curvature(x, v_eq, v_ineq=np.zeros(0)):
        own = objective.hess(x)
        if not parts:
            return own
        others = conditions.hess(x, v_eq, v_ineq)

        def product(p):
            total = own.dot(p)
            rest = np.zeros(len(p))
            for other in others:
                rest = rest + other.dot(p)
            return total + rest
        return _Product(product)

    interior = conditions.n_ineq > 0
    state = OptimizeResult(
        nit=0, nfev=0, njev=0, nhev=0, cg_niter=0, cg_stop_cond=0, fun=objective.f, grad=objective.g,
        lagrangian_grad=np.copy(objective.g), constr=[part.f for part in parts], jac=[part.j for part in parts],
        constr_nfev=[0 for part in parts], constr_njev=[0 for part in parts], constr_nhev=[0 for part in parts],
        v=[part.v for part in parts], method="tr_interior_point" if interior else "equality_constrained_sqp")

    def update(x, failed, radius, penalty, info, barrier=None, tolerance=None):
        state.nit += 1
        state.nfev, state.njev, state.nhev = objective.nfev, objective.njev, objective.nhev
        state.constr_nfev = [part.nfev if part.counts else 0 for part in parts]
        state.constr_njev = [part.njev if part.counts else 0 for part in parts]
        state.constr_nhev = [part.nhev if part.counts else 0 for part in parts]
        if not failed:
            state.x, state.fun, state.grad = x, objective.f, objective.g
            state.v = [part.v for part in parts]
            state.constr = [part.f for part in parts]
            state.jac = [part.j for part in parts]
            state.lagrangian_grad = np.copy(state.grad)
            for part in parts:
                state.lagrangian_grad += part.j.T.dot(part.v)
            state.optimality = np.max(np.abs(state.lagrangian_grad))
            state.constr_violation = 0
            for part in parts:
                state.constr_violation = max(state.constr_violation, np.max(part.lower - part.f),
                                             np.max(part.f - part.upper))
        state.execution_time = 0.0
        state.tr_radius, state.constr_penalty = radius, penalty
        state.cg_niter += info[0]
        state.cg_stop_cond = info[1]
        if barrier is not None:
            state.barrier_parameter, state.barrier_tolerance = barrier, tolerance
        state.status = None
        state.niter = state.nit
        if verbose > 1:
            _print_line(columns, state)
        if callback is not None and called_back():
            state.status = 3
            return True
        if state.optimality < gtol and state.constr_violation < gtol:
            state.status = 1
        elif radius < xtol and (barrier is None or barrier < barrier_tol):
            state.status = 2
        elif state.nit >= maxiter:
            state.status = 0
        return state.status is not None

    def called_back():
        try:
            if reports:
                return callback(intermediate_result=OptimizeResult(state))
            return callback(np.copy(state.x), state)
        except StopIteration:
            return True

    columns = _columns(verbose, interior)
    if verbose > 1:
        _print_head(columns)
    if interior:
        _Interior(objective, conditions, curvature, update, xtol, n).solve(
            x0, initial_barrier_parameter, initial_barrier_tolerance, initial_constr_penalty, initial_tr_radius)
    else:
        _sequential(
            lambda x: (objective.fun(x), conditions.values(x)[0]),
            lambda x: (objective.grad(x), conditions.rows(x)[0]), curvature, x0, objective.f, objective.g,
            conditions.values(x0)[0], conditions.rows(x0)[0],
            lambda x, failed, optimality, violation, radius, penalty, info: update(x, failed, radius, penalty, info),
            initial_constr_penalty, initial_tr_radius, np.full(n, -np.inf), np.full(n, np.inf),
            lambda x: np.ones(n))
    if state.status in (1, 2) and state.constr_violation > gtol:
        state.status = 4
    state.success = state.status in (1, 2)
    state.message = _MESSAGES[state.status]
    state.niter = state.nit
    if verbose > 1:
        print()
    if verbose >= 1 or disp:
        print(state.message)
        print(f"Number of iterations: {state.nit}, function evaluations: {state.nfev}, CG iterations: "
              f"{state.cg_niter}, optimality: {state.optimality:.2e}, constraint violation: "
              f"{state.constr_violation:.2e}, execution time: {state.execution_time:4.2} s.")
    return state
