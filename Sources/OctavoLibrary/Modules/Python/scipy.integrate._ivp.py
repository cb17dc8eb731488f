"""Initial value problems: explicit Runge-Kutta pairs, and Radau's implicit method for stiff systems.

Step sizes follow Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I and II, with SciPy's constants.
"""
import math
import warnings

import numpy as np
from scipy import _integrate
from scipy.optimize import OptimizeResult, brentq

EPS = np.finfo(float).eps
SAFETY, MIN_FACTOR, MAX_FACTOR = 0.9, 0.2, 10


def _norm(x):
    return np.linalg.norm(x) / x.size ** 0.5


class _RungeKutta:
    """One embedded pair; subclasses have its tables.

    `source` is the program's own function with its further arguments, and whether the time comes first: what steps of
    real numbers are made with. It lives as long as this object, which alone calls the steps.
    """
    E3 = P = more = None

    def __init__(self, fun, t0, y0, t_bound, max_step=np.inf, rtol=1e-3, atol=1e-6, vectorized=False, first_step=None,
                 source=None, **extraneous):
        if extraneous:
            warnings.warn("The following arguments have no effect for a chosen solver: "
                          f"{', '.join(f'`{x}`' for x in extraneous)}.", UserWarning, stacklevel=3)
        _require(max_step > 0, "`max_step` must be positive.")
        self.fun, self.t, self.y, self.t_bound = fun, t0, y0, t_bound
        self.max_step = max_step
        self.rtol, self.atol = _tolerances(rtol, atol, y0.size)
        self.direction = np.sign(t_bound - t0) if t_bound != t0 else 1
        self.nfev = self.njev = self.nlu = 0
        self.status, self.t_old = "running", None
        self.f = self._call(t0, y0)
        if first_step is None:
            self.h_abs = self._first_step()
        else:
            _require(first_step > 0, "`first_step` must be positive.")
            _require(first_step <= np.abs(t_bound - t0), "`first_step` exceeds bounds.")
            self.h_abs = first_step
        self.K = np.empty((self.stages + 1, y0.size), dtype=y0.dtype)
        self.exponent = -1 / (self.error_order + 1)
        self.h_previous = None
        self.source = (fun, (), True) if source is None else source
        self.native_step = self.native_run = self.native_cross = None
        pair = self._pair()
        if self.K.dtype == float and y0.size:
            self.native_step, self.native_run, self.native_cross = pair(*self.source, y0.size)

    @classmethod
    def _pair(cls):
        """The table in the form in which steps are made with it, once for each class."""
        if "pair" not in cls.__dict__:
            S = cls.stages
            A = np.zeros((S, S))
            A[:, :min(S, cls.A.shape[1])] = cls.A[:S, :S]
            cls.pair = staticmethod(_integrate.explicit(
                A, cls.B, cls.C[:S], cls.E, cls.E3, cls.error_order, cls.P, cls.more))
        return cls.pair

    def _call(self, t, y):
        self.nfev += 1
        return self.fun(t, y)

    def _first_step(self):
        interval = abs(self.t_bound - self.t)
        if interval == 0.0 or self.y.size == 0:
            return 0.0
        scale = self.atol + np.abs(self.y) * self.rtol
        d0, d1 = _norm(self.y / scale), _norm(self.f / scale)
        h0 = 1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1
        h0 = min(h0, interval)
        f1 = self._call(self.t + h0 * self.direction, self.y + h0 * self.direction * self.f)
        d2 = _norm((f1 - self.f) / scale) / h0
        if d1 <= 1e-15 and d2 <= 1e-15:
            h1 = max(1e-6, h0 * 1e-3)
        else:
            h1 = (0.01 / max(d1, d2)) ** (1 / (self.error_order + 1))
        return min(100 * h0, h1, interval, self.max_step)

    def _arguments(self):
        return (self.t, self.y, self.f, self.h_abs, self.t_bound, self.direction, self.max_step, self.rtol, self.atol, self.K)

    def _take(self, succeeded, t, y, f, h_abs, h, t_old, y_old, calls):
        self.nfev += calls
        if t != self.t:
            self.t_old, self.y_old, self.h_previous = t_old, y_old, h
            self.t, self.y, self.f, self.h_abs = t, y, f, h_abs
        if not succeeded:
            self.status = "failed"
            return "Required step size is less than spacing between numbers."
        if self.direction * (self.t - self.t_bound) >= 0:
            self.status = "finished"
        return None

    def run(self, times=None, most=None, events=None, last=None, directions=None):
        """Steps without a look in between: the message, the times, the values there in rows, the number of steps, and
        the values of the events after a step in which one of them changed its sign, which ends the run."""
        *state, ts, ys, steps, now = self.native_run(*self._arguments(), times, most, events, last, directions)
        return self._take(*state), ts, ys, steps, now

    def step(self):
        if self.native_step is not None:
            return self._take(*self.native_step(*self._arguments()))
        t, y = self.t, self.y
        least = 10 * np.abs(np.nextafter(t, self.direction * np.inf) - t)
        h_abs = min(max(self.h_abs, least), self.max_step)
        accepted = rejected = False
        while not accepted:
            if h_abs < least:
                self.status = "failed"
                return "Required step size is less than spacing between numbers."
            t_new = t + h_abs * self.direction
            if self.direction * (t_new - self.t_bound) > 0:
                t_new = self.t_bound
            h = t_new - t
            h_abs = np.abs(h)
            y_new, f_new = self._stages(t, y, h)
            scale = self.atol + np.maximum(np.abs(y), np.abs(y_new)) * self.rtol
            error = self._error(h, scale)
            if error < 1:
                factor = MAX_FACTOR if error == 0 else min(MAX_FACTOR, SAFETY * error ** self.exponent)
                h_abs *= min(1, factor) if rejected else factor
                accepted = True
            else:
                h_abs *= max(MIN_FACTOR, SAFETY * error ** self.exponent)
                rejected = True
        self.t_old, self.y_old, self.h_previous = t, y, h
        self.t, self.y, self.f, self.h_abs = t_new, y_new, f_new, h_abs
        if self.direction * (self.t - self.t_bound) >= 0:
            self.status = "finished"
        return None

    def _stages(self, t, y, h):
        K = self.K
        K[0] = self.f
        for s in range(1, self.stages):
            dy = np.dot(K[:s].T, self.A[s][:s]) * h
            K[s] = self._call(t + self.C[s] * h, y + dy)
        y_new = y + h * np.dot(K[:-1].T, self.B)
        f_new = self._call(t + h, y_new)
        K[-1] = f_new
        return y_new, f_new

    def _error(self, h, scale):
        return _norm(np.dot(self.K.T, self.E) * h / scale)

    def dense(self):
        return _Polynomial(self.t_old, self.t, self.y_old, self.K.T.dot(self.P))


class _Polynomial:
    def __init__(self, t_old, t, y_old, Q):
        self.t_old, self.t, self.y_old, self.Q, self.h = t_old, t, y_old, Q, t - t_old

    def __call__(self, t):
        t = np.asarray(t)
        x = (t - self.t_old) / self.h
        order = self.Q.shape[1]
        powers = np.cumprod(np.tile(x, order)) if t.ndim == 0 else np.cumprod(np.tile(x, (order, 1)), axis=0)
        y = self.h * np.dot(self.Q, powers)
        return y + (self.y_old if t.ndim == 0 else self.y_old[:, None])


class RK23(_RungeKutta):
    """Bogacki and Shampine, Appl. Math. Lett. 2, 1989."""
    error_order, stages = 2, 3
    C = np.array([0, 1 / 2, 3 / 4])
    A = np.array([[0, 0, 0], [1 / 2, 0, 0], [0, 3 / 4, 0]])
    B = np.array([2 / 9, 1 / 3, 4 / 9])
    E = np.array([5 / 72, -1 / 12, -1 / 9, 1 / 8])
    P = np.array([[1, -4 / 3, 5 / 9], [0, 1, -2 / 3], [0, 4 / 3, -8 / 9], [0, -1, 1]])


class RK45(_RungeKutta):
    """Dormand and Prince, J. Comp. Appl. Math. 6, 1980; the interpolant is Shampine's, Math. Comp. 46, 1986."""
    error_order, stages = 4, 6
    C = np.array([0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1])
    A = np.array([
        [0, 0, 0, 0, 0], [1 / 5, 0, 0, 0, 0], [3 / 40, 9 / 40, 0, 0, 0], [44 / 45, -56 / 15, 32 / 9, 0, 0],
        [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729, 0],
        [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656]])
    B = np.array([35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84])
    E = np.array([-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40])
    P = np.array([
        [1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432], [0, 0, 0, 0],
        [0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799],
        [0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072],
        [0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632],
        [0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844],
        [0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423]])


class DOP853(_RungeKutta):
    """Dormand and Prince's method of order 8, whose interpolant takes three stages more."""
    error_order, stages = 7, 12

    @classmethod
    def _pair(cls):
        if "pair" not in cls.__dict__:
            from scipy.integrate import _dop853 as table
            cls.A, cls.B, cls.C, cls.D, cls.E, cls.E3 = table.A, table.B, table.C, table.D, table.E5, table.E3
            cls.more = (cls.A[13:], cls.C[13:], cls.D)
        return super()._pair()

    def _error(self, h, scale):
        fifth, third = (np.linalg.norm(np.dot(self.K.T, row) / scale) ** 2 for row in (self.E, self.E3))
        if fifth == 0 and third == 0:
            return 0.0
        return np.abs(h) * fifth / np.sqrt((fifth + 0.01 * third) * len(scale))

    def dense(self):
        h, K = self.h_previous, np.vstack([self.K, np.zeros((3, self.y.size), dtype=self.K.dtype)])
        for s in range(self.stages + 1, len(K)):
            K[s] = self._call(self.t_old + self.C[s] * h, self.y_old + np.dot(K[:s].T, self.A[s, :s]) * h)
        move = self.y - self.y_old
        parts = [move, h * K[0] - move, 2 * move - h * (self.f + K[0])]
        return _Nested(self.t_old, h, self.y_old, np.vstack([parts, h * np.dot(self.D, K)]))


class _Nested:
    """y + x (F0 + (1 - x) (F1 + x (F2 + ...)))"""

    def __init__(self, t_old, h, y_old, parts):
        self.t_old, self.h, self.y_old, self.parts = t_old, h, y_old, parts

    def __call__(self, t):
        t = np.asarray(t)
        x = (t - self.t_old) / self.h
        if t.ndim:
            x = x[:, None]
        total = 0.0
        for place in range(len(self.parts) - 1, -1, -1):
            total = (total + self.parts[place]) * (x if place % 2 == 0 else 1 - x)
        return (total + self.y_old).T


class Radau:
    """Radau IIA of order 5 (Hairer and Wanner II, IV.8), with the error estimate and step control of that book."""
    S6 = 6 ** 0.5
    C = np.array([(4 - S6) / 10, (4 + S6) / 10, 1])
    E = np.array([-13 - 7 * S6, -13 + 7 * S6, -1]) / 3
    MU_REAL = 3 + 3 ** (2 / 3) - 3 ** (1 / 3)
    MU_COMPLEX = 3 + 0.5 * (3 ** (1 / 3) - 3 ** (2 / 3)) - 0.5j * (3 ** (5 / 6) + 3 ** (7 / 6))
    T = np.array([
        [0.09443876248897524, -0.14125529502095421, 0.03002919410514742],
        [0.25021312296533332, 0.20412935229379994, -0.38294211275726192], [1, 1, 0]])
    TI = np.array([
        [4.17871859155190428, 0.32768282076106237, 0.52337644549944951],
        [-4.17871859155190428, -0.32768282076106237, 0.47662355450055044],
        [0.50287263494578682, -2.57192694985560522, 0.59603920482822492]])
    P = np.array([
        [13 / 3 + 7 * S6 / 3, -23 / 3 - 22 * S6 / 3, 10 / 3 + 5 * S6],
        [13 / 3 - 7 * S6 / 3, -23 / 3 + 22 * S6 / 3, 10 / 3 - 5 * S6], [1 / 3, -8 / 3, 10 / 3]])
    NEWTON_MAXITER = 6

    def __init__(self, fun, t0, y0, t_bound, max_step=np.inf, rtol=1e-3, atol=1e-6, jac=None, jac_sparsity=None,
                 vectorized=False, first_step=None, **extraneous):
        if extraneous:
            warnings.warn("The following arguments have no effect for a chosen solver: "
                          f"{', '.join(f'`{x}`' for x in extraneous)}.", UserWarning, stacklevel=3)
        helper = RK23(fun, t0, y0, t_bound, max_step, rtol, atol, first_step=first_step)
        self.fun, self.t, self.y, self.t_bound, self.max_step = fun, t0, y0, t_bound, max_step
        self.rtol, self.atol, self.direction = helper.rtol, helper.atol, helper.direction
        self.nfev, self.njev, self.nlu = helper.nfev, 0, 0
        self.status, self.t_old, self.f = "running", None, helper.f
        self.error_order = 3
        if first_step is None:
            helper.error_order = 3
            helper.nfev = 0
            self.h_abs = helper._first_step()
        else:
            self.h_abs = first_step
        self.newton_tol = max(10 * EPS / rtol, min(0.03, rtol ** 0.5))
        self.jacobian = jac
        self.J = self._jacobian(t0, y0)
        self.current, self.solvers, self.sol, self.Z = True, None, None, None
        self.h_abs_old = self.error_norm_old = None
        self.I = np.eye(y0.size)

    def _call(self, t, y):
        self.nfev += 1
        return self.fun(t, y)

    def _jacobian(self, t, y):
        self.njev += 1
        if self.jacobian is None:
            f = self.fun(t, y)
            columns = []
            for i in range(y.size):
                h = EPS ** 0.5 * max(abs(y[i]), 1e-5 * max(1.0, np.max(np.abs(y))))
                moved = y.copy()
                moved[i] += h
                columns.append((self.fun(t, moved) - f) / (moved[i] - y[i]))
            return np.array(columns).T
        if callable(self.jacobian):
            return np.asarray(self.jacobian(t, y), dtype=float)
        return np.asarray(self.jacobian, dtype=float)

    def _newton(self, t, y, h, Z0, scale):
        from scipy.linalg import lu_solve
        real, complex_ = self.solvers
        M_real, M_complex = self.MU_REAL / h, self.MU_COMPLEX / h
        W, Z = self.TI.dot(Z0), Z0
        F = np.empty((3, y.size))
        ch = h * self.C
        old = rate = None
        for k in range(self.NEWTON_MAXITER):
            for i in range(3):
                F[i] = self._call(t + ch[i], y + Z[i])
            if not np.all(np.isfinite(F)):
                break
            f_real = F.T.dot(self.TI[0]) - M_real * W[0]
            f_complex = F.T.dot(self.TI[1] + 1j * self.TI[2]) - M_complex * (W[1] + 1j * W[2])
            d_real, d_complex = lu_solve(real, f_real), lu_solve(complex_, f_complex)
            dW = np.array([d_real, d_complex.real, d_complex.imag])
            size = _norm(dW / scale)
            if old is not None:
                rate = size / old
            if rate is not None and (rate >= 1 or rate ** (self.NEWTON_MAXITER - k) / (1 - rate) * size > self.newton_tol):
                break
            W = W + dW
            Z = self.T.dot(W)
            if size == 0 or rate is not None and rate / (1 - rate) * size < self.newton_tol:
                return True, k + 1, Z, rate
            old = size
        return False, k + 1, Z, rate

    def step(self):
        from scipy.linalg import lu_factor, lu_solve
        t, y, f = self.t, self.y, self.f
        least = 10 * np.abs(np.nextafter(t, self.direction * np.inf) - t)
        if self.h_abs > self.max_step:
            h_abs, h_abs_old, error_old = self.max_step, None, None
        elif self.h_abs < least:
            h_abs, h_abs_old, error_old = least, None, None
        else:
            h_abs, h_abs_old, error_old = self.h_abs, self.h_abs_old, self.error_norm_old
        rejected = accepted = False
        while not accepted:
            if h_abs < least:
                self.status = "failed"
                return "Required step size is less than spacing between numbers."
            t_new = t + h_abs * self.direction
            if self.direction * (t_new - self.t_bound) > 0:
                t_new = self.t_bound
            h = t_new - t
            h_abs = np.abs(h)
            Z0 = np.zeros((3, y.size)) if self.sol is None else self.sol(t + h * self.C).T - y
            scale = self.atol + np.abs(y) * self.rtol
            converged = False
            while not converged:
                if self.solvers is None:
                    self.nlu += 2
                    self.solvers = (lu_factor(self.MU_REAL / h * self.I - self.J),
                                    lu_factor(self.MU_COMPLEX / h * self.I - self.J))
                converged, iterations, Z, rate = self._newton(t, y, h, Z0, scale)
                if not converged:
                    if self.current:
                        break
                    self.J, self.current, self.solvers = self._jacobian(t, y), True, None
            if not converged:
                h_abs *= 0.5
                self.solvers = None
                continue
            y_new = y + Z[-1]
            ZE = Z.T.dot(self.E) / h
            error = lu_solve(self.solvers[0], f + ZE)
            scale = self.atol + np.maximum(np.abs(y), np.abs(y_new)) * self.rtol
            size = _norm(error / scale)
            safety = 0.9 * (2 * self.NEWTON_MAXITER + 1) / (2 * self.NEWTON_MAXITER + iterations)
            if rejected and size > 1:
                size = _norm(lu_solve(self.solvers[0], self._call(t, y + error) + ZE) / scale)
            if size > 1:
                h_abs *= max(0.2, safety * self._factor(h_abs, h_abs_old, size, error_old))
                self.solvers, rejected = None, True
            else:
                accepted = True
        fresh = self.jacobian is None or callable(self.jacobian)
        recompute = fresh and iterations > 2 and rate > 1e-3
        factor = min(10, safety * self._factor(h_abs, h_abs_old, size, error_old))
        if not recompute and factor < 1.2:
            factor = 1
        else:
            self.solvers = None
        f_new = self._call(t_new, y_new)
        if recompute:
            self.J, self.current = self._jacobian(t_new, y_new), True
        elif fresh:
            self.current = False
        self.h_abs_old, self.error_norm_old = self.h_abs, size
        self.h_abs = h_abs * factor
        self.t_old, self.y_old = t, y
        self.t, self.y, self.f, self.Z = t_new, y_new, f_new, Z
        self.sol = _Polynomial(t, t_new, y, np.dot(Z.T, self.P) / h)
        if self.direction * (self.t - self.t_bound) >= 0:
            self.status = "finished"
        return None

    @staticmethod
    def _factor(h_abs, h_abs_old, size, size_old):
        if size_old is None or h_abs_old is None or size == 0:
            multiplier = 1
        else:
            multiplier = h_abs / h_abs_old * (size_old / size) ** 0.25
        with np.errstate(divide="ignore"):
            return min(1, multiplier) * size ** -0.25 if size else np.inf

    def dense(self):
        return self.sol


METHODS = {"RK23": RK23, "RK45": RK45, "DOP853": DOP853, "Radau": Radau}


def _tolerances(rtol, atol, n):
    if np.any(np.asarray(rtol) < 100 * EPS):
        warnings.warn("At least one element of `rtol` is too small. "
                      f"Setting `rtol = np.maximum(rtol, {100 * EPS})`.", UserWarning, stacklevel=4)
        rtol = np.maximum(rtol, 100 * EPS)
    atol = np.asarray(atol)
    _require(atol.shape in ((), (n,)), "`atol` has wrong shape.")
    _require(not np.any(atol < 0), "`atol` must be positive.")
    return rtol, atol


class OdeSolution:
    """The solution as a function of time, a piece for each step."""

    def __init__(self, ts, interpolants, alt_segment=False):
        self.ts, self.interpolants = np.asarray(ts), interpolants
        self.t_min, self.t_max = min(ts[0], ts[-1]), max(ts[0], ts[-1])
        self.ascending = ts[-1] >= ts[0]
        self.sorted = self.ts if self.ascending else self.ts[::-1]

    def _piece(self, t):
        place = np.searchsorted(self.sorted, t, side="left" if self.ascending else "right")
        place = min(max(int(place) - 1, 0), len(self.interpolants) - 1)
        return self.interpolants[place if self.ascending else len(self.interpolants) - 1 - place]

    def __call__(self, t):
        t = np.asarray(t)
        if t.ndim == 0:
            return self._piece(t)(t)
        return np.array([self._piece(s)(s) for s in t]).T


_MESSAGES = {0: "The solver successfully reached the end of the integration interval.",
             1: "A termination event occurred."}


class OdeResult(OptimizeResult):
    pass


def _require(holds, message):
    if not holds:
        raise ValueError(message)


def _output_times(times, start, end):
    """Times that go from start to end without a step back."""
    times = np.asarray(times)
    _require(times.ndim == 1, "`t_eval` must be 1-dimensional.")
    inside = (times >= min(start, end)) & (times <= max(start, end))
    _require(inside.all(), "Values in `t_eval` are not within `t_span`.")
    steps = np.diff(times) * np.sign(end - start)
    _require(start == end or (steps > 0).all(), "Values in `t_eval` are not properly sorted.")
    return times


def solve_ivp(fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None, vectorized=False, args=None,
              **options):
    if method in ("BDF", "LSODA"):
        raise NotImplementedError(f"solve_ivp: method='{method}' is not supported by Octavo; use Radau")
    if not isinstance(method, type) and method not in METHODS:
        raise ValueError("`method` must be one of {'RK23': ..., 'RK45': ..., 'DOP853': ..., 'Radau': ..., 'BDF': ..., "
                         "'LSODA': ...} or OdeSolver class.")
    t0, tf = map(float, t_span)
    source = None if vectorized else (fun, (), True)
    if args is not None:
        try:
            args = tuple(args)
        except TypeError as error:
            raise TypeError("Supplied 'args' cannot be unpacked. Please supply `args` as a tuple (e.g. `args=(1,)`)") from error
        plain = fun
        if not vectorized:
            source = (fun, args, True)
        fun = lambda t, x: plain(t, x, *args)
        if callable(options.get("jac")):
            slope = options["jac"]
            options["jac"] = lambda t, x: slope(t, x, *args)
    y0 = np.asarray(y0)
    if not np.issubdtype(y0.dtype, np.complexfloating):
        y0 = y0.astype(float)
    _require(y0.ndim == 1, "`y0` must be 1-dimensional.")
    _require(np.isfinite(y0).all(), "All components of the initial state `y0` must be finite.")
    if t_eval is not None:
        t_eval = _output_times(t_eval, t0, tf)
    if vectorized:
        column = lambda t, y: np.asarray(fun(t, y[:, None]), dtype=y0.dtype).ravel()
    else:
        column = lambda t, y: np.asarray(fun(t, y), dtype=y0.dtype)
    kind = METHODS[method] if isinstance(method, str) else method
    if issubclass(kind, _RungeKutta) and source is not None:
        options["source"] = source
    solver = kind(column, t0, y0, tf, **options)
    events = [events] if callable(events) else list(events or [])
    terminal, direction = [], []
    for event in events:
        limit = getattr(event, "terminal", None)
        terminal.append(np.inf if limit is None or limit is False or limit == 0 else 1 if limit is True else int(limit))
        direction.append(getattr(event, "direction", 0))
    # What can be run through without a look at each step.
    is_native = not dense_output and t0 != tf and getattr(solver, "native_run", None) is not None
    watched = [(event, args or ()) for event in events] or None
    if args is not None:
        events = [lambda t, x, event=event: event(t, x, *args) for event in events]
    last = [event(t0, y0) for event in events]
    t_events, y_events = [[] for _ in events], [[] for _ in events]
    seen = [0] * len(events)

    # The times and the values there, piece by piece.
    ts, ys = ([np.array([t0])], [y0[None]]) if t_eval is None else ([], [])
    pieces, joints = [], [t0]
    done, status, message = 0, None, None
    while status is None:
        now = None
        if is_native:
            wanted = None if t_eval is None else t_eval[done:]
            message, new_ts, new_ys, _, now = solver.run(wanted, None, watched, last, direction)
            ts.append(new_ts if wanted is None else wanted[:len(new_ts)])
            ys.append(new_ys)
            done += len(new_ts)
        else:
            message = solver.step()
        if solver.status == "finished":
            status = 0
        elif solver.status == "failed":
            status = -1
            break
        if is_native and now is None:
            continue
        t_old, t, y = solver.t_old, solver.t, solver.y
        piece = None
        if dense_output:
            piece = solver.dense()
            pieces.append(piece)
        if events:
            now = [event(t, y) for event in events] if now is None else now
            active = []
            for i, (before, after) in enumerate(zip(last, now)):
                up, down = before <= 0 and after >= 0, before >= 0 and after <= 0
                if up and direction[i] > 0 or down and direction[i] < 0 or (up or down) and direction[i] == 0:
                    active.append(i)
            if active:
                if is_native and solver.P is not None:
                    crossings = [solver.native_cross(*watched[i], t_old, t) for i in active]
                else:
                    piece = piece or solver.dense()
                    roots = [brentq(lambda s: events[i](s, piece(s)), t_old, t, xtol=4 * EPS, rtol=4 * EPS) for i in active]
                    crossings = [(root, piece(root)) for root in roots]
                roots = [root for root, _ in crossings]
                for i in active:
                    seen[i] += 1
                order = np.argsort(roots) if t > t_old else np.argsort(-np.array(roots))
                stop = False
                for k in order:
                    i, (root, state) = active[k], crossings[k]
                    t_events[i].append(root)
                    y_events[i].append(state)
                    if seen[i] >= terminal[i]:
                        status, t, y, stop = 1, root, state, True
                        break
            last = now
        if t_eval is None:
            ts.append([t])
            ys.append(y[None])
        else:
            first = done
            while done < len(t_eval) and (t_eval[done] <= t if solver.direction > 0 else t_eval[done] >= t):
                done += 1
            if done > first:
                piece = piece or solver.dense()
                ts.append(t_eval[first:done])
                ys.append(piece(t_eval[first:done]).T)
        if dense_output:
            joints.append(t)
    message = _MESSAGES.get(status, message)
    ts = np.concatenate(ts) if ts else np.array([])
    ys = np.vstack(ys).T if ys else np.empty((y0.size, 0))
    has_events = bool(events)
    return OdeResult(
        t=ts, y=ys, sol=OdeSolution(joints, pieces) if dense_output else None,
        t_events=[np.asarray(te) for te in t_events] if has_events else None,
        y_events=[np.asarray(ye) for ye in y_events] if has_events else None, nfev=solver.nfev, njev=solver.njev,
        nlu=solver.nlu, status=status, message=message, success=status >= 0)


def odeint(func, y0, t, args=(), Dfun=None, col_deriv=0, full_output=0, ml=None, mu=None, rtol=None, atol=None,
           tcrit=None, h0=0.0, hmax=0.0, hmin=0.0, ixpr=0, mxstep=0, mxhnil=0, mxordn=12, mxords=5, printmessg=0,
           tfirst=False):
    """The values at the given times, ten times as accurate as is asked for; stiffness is found out by the step size."""
    if not isinstance(args, tuple):
        args = (args,)
    if full_output:
        raise NotImplementedError("odeint: full_output is not supported by Octavo; use solve_ivp, which returns counts")
    t = np.asarray(t, dtype=float)
    y0 = np.array(np.atleast_1d(y0), dtype=float)
    if y0.ndim > 1:
        raise ValueError("Initial condition y0 must be one-dimensional.")
    d = np.diff(t)
    if not ((d >= 0).all() or (d <= 0).all()):
        raise ValueError("The values in t must be monotonically increasing or monotonically decreasing; repeated values "
                         "are allowed.")
    rtol = 1.49012e-8 if rtol is None else rtol
    atol = 1.49012e-8 if atol is None else atol
    call = (lambda s, y: np.asarray(func(s, y, *args), dtype=float)) if tfirst else (
        lambda s, y: np.asarray(func(y, s, *args), dtype=float))
    first = call(t[0], y0)
    if first.shape != y0.shape and first.size != y0.size:
        raise RuntimeError(f"The size of the array returned by func ({first.size}) does not match the size of y0 ({y0.size}).")
    fun = lambda s, y: np.ravel(call(s, y))
    out = np.empty((len(t), y0.size))
    out[0] = y0
    if len(t) == 1 or t[-1] == t[0]:
        out[:] = y0
        return out
    rtol, atol = max(np.min(rtol) / 10, 300 * EPS), np.asarray(atol) / 10
    if y0.size == 0:
        return out
    solver, stiff, steps, done = DOP853(fun, t[0], y0, t[-1], rtol=rtol, atol=atol, source=(func, args, tfirst)), False, 0, 1
    while done < len(t):
        if stiff:
            message = solver.step()
            last = done
            while last < len(t) and solver.direction * (t[last] - solver.t) <= 0:
                last += 1
            ys = solver.dense()(t[done:last]).T if last > done else []
        else:
            message, _, ys, made, _ = solver.run(t[done:], most=100)
            steps += made
        if len(ys):
            out[done:done + len(ys)] = ys
            done += len(ys)
        if message is not None:
            warnings.warn("Excess work done on this call (perhaps wrong Dfun type). Run with full_output = 1 to get "
                          "quantitative information.", stacklevel=2)
            out[done:] = solver.y
            return out
        if not stiff and steps >= 200 and _is_stiff(solver):
            solver = Radau(fun, solver.t, solver.y, t[-1], rtol=rtol, atol=atol)
            stiff = True
    return out


def _is_stiff(solver):
    """Hairer's test: the step is bounded by stability, not by accuracy."""
    last = solver.stages - 1
    f1, f0 = solver.K[-1], solver.K[last]
    stage = solver.y_old + solver.h_previous * np.dot(solver.K[:last].T, solver.A[last, :last])
    size = np.linalg.norm(solver.y - stage)
    return size > 0 and abs(solver.h_previous) * np.linalg.norm(f1 - f0) / size > 6.1


class ode:
    def __init__(self, f, jac=None):
        raise NotImplementedError("ode is not supported by Octavo; use solve_ivp")
