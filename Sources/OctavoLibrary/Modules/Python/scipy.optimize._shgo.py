"""Simplicial homology global optimisation (Endres, Sandrock and Focke, J. Global Optimization 72, 2018).

The bounds are triangulated, by simplices or through the points of a sequence, the function is evaluated at the vertices, and every vertex that is lower than all its
neighbours starts a local minimisation. Vertices, edges and evaluations come in SciPy's order.
"""
import itertools
import time
import warnings

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, NonlinearConstraint, OptimizeResult, minimize
from scipy.optimize._shgo_sampling import Delaunay, Halton, Sobol


class _Vertex:
    """A point of the complex, with those it shares an edge with."""

    def __init__(self, x):
        self.x = x
        self.place = np.array(x)
        self.hash = hash(x)
        self.near = set()
        self.value = None
        self.is_feasible = True
        self.is_known = False
        self.is_low = False

    def __hash__(self):
        return self.hash

    def join(self, other):
        if other is not self and other not in self.near:
            self.near.add(other)
            other.near.add(self)
            self.is_known = other.is_known = False

    def part(self, other):
        if other in self.near:
            self.near.remove(other)
            other.near.remove(self)
            self.is_known = other.is_known = False

    def is_minimum(self):
        """Whether the function is lower here than at all neighbours."""
        if not self.is_known:
            self.is_low = all(self.value < other.value for other in self.near)
            self.is_known = True
        return self.is_low


class _Complex:
    """The triangulation of a box, refined box by box."""

    def __init__(self, low, high, function, limits):
        self.low, self.high = tuple(low), tuple(high)
        self.dimension = len(low)
        self.function, self.limits = function, limits
        self.vertices = {}
        self.fresh = set()
        self.halves = {}
        self.evaluations = 0
        # Boxes that are triangulated and not yet refined, as pairs of opposite corners; None before the first.
        self.boxes = None
        self.first = None
        self.refining = iter(())

    def at(self, x):
        vertex = self.vertices.get(x)
        if vertex is None:
            vertex = self.vertices[x] = _Vertex(x)
            self.fresh.add(vertex)
        return vertex

    def lifted(self, vertex, axis, end):
        """The vertex with one coordinate moved to the box's upper end."""
        x = list(vertex.x)
        x[axis] = end[axis]
        return self.at(tuple(x))

    def middle(self, a, b):
        """The vertex between two, which takes the place of their edge."""
        key = (a.x, b.x)
        if key not in self.halves:
            a.part(b)
            half = self.at(tuple((b.place - a.place) / 2.0 + a.place))
            half.join(a)
            half.join(b)
            self.halves[key] = half
        return self.halves[key]

    def grow(self, count):
        """Adds vertices until there are `count` more; with None refines every box once."""
        if count is None:
            if self.boxes is None:
                for _ in self.triangulated():
                    pass
                self.boxes = [(self.low, self.high)]
            else:
                for box in list(self.boxes):
                    self.refining = self.refined(*box)
                    for _ in self.refining:
                        pass
            return
        wanted = len(self.vertices) + count
        while len(self.vertices) < wanted:
            if self.boxes is None:
                if self.first is None:
                    self.first = self.triangulated()
                while len(self.vertices) < wanted:
                    if next(self.first, self) is self:
                        self.boxes = [(self.low, self.high)]
                        break
            elif not self.step():
                self.refining = self.refined(*self.boxes[0])
                if not self.step():
                    self.boxes.append((self.low, self.high))

    def step(self):
        """One step of the refinement under way; false where it has ended, or has met a vertex that counts as its own
        neighbour (see `_Search.refine`)."""
        try:
            next(self.refining)
        except (StopIteration, KeyError):
            return False
        return True

    def triangulated(self):
        """The corners of the whole box, axis by axis, then its centre; a step for each vertex.

        Each axis doubles what is there: the lower copy is joined to the upper one, and crosswise.
        """
        origin, top = self.at(self.low), self.at(self.high)
        yield
        top.join(origin)
        yield
        first = self.lifted(origin, 0, self.high)
        origin.join(first)
        yield
        lower, upper, crosses = [[origin]], [[first]], []
        for axis in range(1, self.dimension):
            pairs = [list(zip(lows, highs)) for lows, highs in zip(lower, upper)]
            lower.append([])
            upper.append([])
            for place, group in enumerate(pairs):
                for low, high in group:
                    above_low = self.lifted(low, axis, self.high)
                    low.join(above_low)
                    yield
                    above_high = self.lifted(high, axis, self.high)
                    high.join(above_high)
                    above_low.join(above_high)
                    low.join(above_high)
                    crosses.append((low, above_high))
                    lower[axis] += [low, high]
                    upper[axis] += [above_low, above_high]
                    lower[place].append(above_low)
                    upper[place].append(above_high)
                    yield
            for low, high in list(crosses):
                above_low, above_high = self.lifted(low, axis, self.high), self.lifted(high, axis, self.high)
                low.join(above_high)
                above_low.join(above_high)
                crosses += [(low, above_high), (above_low, above_high)]
        origin.part(top)
        centre = self.middle(origin, top)
        for vertex in origin.near:
            vertex.join(centre)
        yield

    def refined(self, corner, opposite):
        """Splits a box at its centre into one for each corner; a step for each vertex that may be new.

        As in `triangulated`, but each pair along an axis now has a middle, and so have the crosses.
        """
        low, end = zip(*(sorted(pair) for pair in zip(corner, opposite)))
        origin, top = self.at(low), self.at(end)
        centre = self.middle(origin, top)
        corners = centre.near.copy()
        first = self.lifted(origin, 0, end)
        half = self.middle(origin, first)
        half.join(centre)
        yield
        lower, between, upper, crosses = [[origin]], [[half]], [[first]], []
        for axis in range(1, self.dimension):
            triples = [list(zip(*groups)) for groups in zip(lower, between, upper)]
            for groups in (lower, between, upper):
                groups.append([])
            for cross in list(crosses):
                yield from self.raised(cross, axis, end, centre, crosses)
            for place, group in enumerate(triples):
                for low, half, high in group:
                    above_low, above_high = self.lifted(low, axis, end), self.lifted(high, axis, end)
                    cross = self.middle(low, above_high)
                    self.middle(low, high)
                    for vertex in (centre, half, low, high, above_low, above_high):
                        cross.join(vertex)
                    yield
                    half_low = self.middle(low, above_low)
                    half_low.join(centre)
                    cross.join(half_low)
                    yield
                    half_high = self.middle(high, above_high)
                    half_high.join(centre)
                    cross.join(half_high)
                    yield
                    above_half = self.middle(above_low, above_high)
                    above_half.join(centre)
                    above_half.join(cross)
                    crosses.append((cross, low, high, above_low, above_high))
                    lower[axis] += [low, half, high]
                    between[axis] += [half_low, cross, half_high]
                    upper[axis] += [above_low, above_half, above_high]
                    lower[place] += [half_low, above_low]
                    between[place] += [cross, above_half]
                    upper[place] += [half_high, above_high]
                    yield
        if (corner, opposite) in self.boxes:
            self.boxes.remove((corner, opposite))
        self.boxes += [(centre.x, vertex.x) for vertex in corners]
        surroundings = [self.between(centre, vertex) for vertex in corners]
        for vertex, around in zip(corners, surroundings):
            half = self.middle(centre, vertex)
            for other in around:
                half.join(other)
            yield
        yield

    def raised(self, cross, axis, end, centre, crosses):
        """Moves a cross, its middle and its four corners, along an axis, and fills the space between."""
        middle, corners = cross[0], cross[1:]
        above = self.lifted(middle, axis, end)
        above.join(centre)
        yield
        half = self.middle(middle, above)
        half.join(above)
        for vertex in corners:
            half.join(vertex)
        yield
        above_corners = []
        for number, vertex in enumerate(corners):
            copy = self.lifted(vertex, axis, end)
            above_corners.append(copy)
            above.join(copy)
            half.join(copy)
            if number == 2:
                self.middle(above_corners[1], copy)
            if number < 3:
                yield
        self.middle(corners[0], above_corners[3])
        self.middle(above_corners[0], above_corners[3])
        yield
        half.join(centre)
        sides = []
        for vertex, copy in zip(corners, above_corners):
            side = self.middle(vertex, copy)
            half.join(side)
            sides.append(side)
            yield
        for a, b in itertools.combinations([*corners, *above_corners], 2):
            self.middle(a, b)
        crosses += [(above, *above_corners), (half, *sides), (half, corners[0], above_corners[0], corners[3], above_corners[3]),
                    (half, corners[1], above_corners[1], corners[2], above_corners[2])]

    def between(self, a, b):
        """The neighbours of two opposite corners inside their box."""
        low, high = np.minimum(a.place, b.place), np.maximum(a.place, b.place)
        pool = set()
        pool.update(a.near)
        pool.update(b.near)
        for vertex in pool.copy():
            if not np.all((low <= vertex.place) & (vertex.place <= high)):
                pool.remove(vertex)
        return pool

    def connect(self, points, simplices):
        """Joins the corners of simplices, given as rows of numbers of points."""
        for simplex in simplices.tolist():
            for a, b in itertools.combinations(simplex, 2):
                self.at(tuple(points[a])).join(self.at(tuple(points[b])))

    def evaluate(self):
        """Computes the function at new vertices; it is infinite where a constraint does not hold."""
        for vertex in self.fresh:
            for limit in self.limits:
                if np.any(limit(vertex.place) < 0.0):
                    vertex.is_feasible, vertex.value = False, np.inf
                    break
        for vertex in self.fresh:
            if vertex.is_feasible:
                vertex.value = self.function(vertex.place)
                self.evaluations += 1
                if np.isnan(vertex.value):
                    vertex.value = np.inf
        self.fresh = set()
        for vertex in self.vertices.values():
            vertex.is_minimum()


class _Sampler:
    """Grows a complex by points of a sequence, joined as a triangulation has them."""

    def __init__(self, method, complex, bounds, count):
        self.complex, self.bounds, self.count = complex, bounds, count
        self.triangulation = None
        self.drawn = self.placed = 0
        if callable(method):
            self.draw = lambda size: method(size, len(bounds))
        else:
            sequence = {"sobol": Sobol, "halton": Halton}[method](len(bounds))
            self.draw = sequence.draw

    def grow(self, found, limits):
        """Draws as many points as there are rounds' worth by now; `found` are the minima known so far, `limits` the
        constraints that every point has to satisfy."""
        self.drawn += self.count
        points = np.array(self.draw(self.drawn), dtype=float)
        for column, (low, high) in enumerate(self.bounds):
            points[:, column] = points[:, column] * (high - low) + low
        if found:
            points = np.vstack((points, np.array(found)))
        for limit in limits:
            points = points[[bool(np.all(limit(point) >= 0.0)) for point in points]]
        if len(self.bounds) == 1:
            order = np.argsort(points[:, 0])
            self.complex.connect(points, np.stack((order[:-1], order[1:]), axis=1))
        elif len(points) > len(self.bounds) + 1:
            if self.triangulation is None:
                self.triangulation = Delaunay(points)
            else:
                self.triangulation.add(points[self.placed:])
            self.complex.connect(self.triangulation.points, self.triangulation.inner())
        self.placed = len(points)


class _ValueOfPair:
    """The value of a function that also returns its gradient, which is kept for `derivative`."""

    def __init__(self, func):
        self.func = func
        self.x = self.pair = None

    def compute(self, x, args):
        if self.x is None or not np.all(x == self.x):
            self.x = np.asarray(x).copy()
            self.pair = self.func(x, *args)

    def __call__(self, x, *args):
        self.compute(x, args)
        return self.pair[0]

    def derivative(self, x, *args):
        self.compute(x, args)
        return self.pair[1]


def _inequality(constraint):
    """Functions that are nowhere negative where a constraint holds."""
    if isinstance(constraint, dict):
        args = constraint.get("args", ())
        return [lambda x: np.asarray(constraint["fun"](x, *args))]
    if isinstance(constraint, LinearConstraint):
        matrix = np.atleast_2d(constraint.A)
        values = lambda x: matrix.dot(x)
    else:
        values = lambda x: np.atleast_1d(constraint.fun(x))

    def margins(x):
        found = values(x)
        low, high = np.broadcast_to(constraint.lb, found.shape), np.broadcast_to(constraint.ub, found.shape)
        # Of an equality only one side counts, or hardly a vertex would be left.
        return np.concatenate([(found - low)[np.isfinite(low)], (high - found)[np.isfinite(high) & (low != high)]])

    return [margins]


# What `minimize` takes besides the function, the start, options and a callback.
_TAKEN = {
    "nelder-mead": [], "powell": [], "cg": ["jac"], "bfgs": ["jac"], "newton-cg": ["jac", "hess", "hessp"],
    "l-bfgs-b": ["jac", "bounds"], "tnc": ["jac", "bounds"], "cobyla": ["constraints", "catol"],
    "slsqp": ["jac", "bounds", "constraints"], "dogleg": ["jac", "hess"], "trust-ncg": ["jac", "hess", "hessp"],
    "trust-krylov": ["jac", "hess", "hessp"], "trust-exact": ["jac", "hess"],
    "trust-constr": ["jac", "hess", "hessp", "constraints"],
}
_LIMITS = ["maxiter", "maxfev", "maxev", "minhgrd"]


class _Search:
    def __init__(self, func, bounds, args, constraints, n, iters, callback, minimizer_kwargs, options, method):
        local = {} if minimizer_kwargs is None else dict(minimizer_kwargs)
        given = {} if options is None else dict(options)
        if given.get("jac") is True:
            local["jac"] = given.pop("jac")
        if local.get("jac") is True:
            func = _ValueOfPair(func)
            local["jac"] = func.derivative
        self.function = lambda x: func(np.copy(x), *args)
        if isinstance(bounds, Bounds):
            bounds = list(zip(np.atleast_1d(bounds.lb), np.atleast_1d(bounds.ub)))
        limits = np.array(bounds, float)
        self.dimension = limits.shape[0]
        for column, far in ((0, -1e50), (1, 1e50)):
            limits[~np.isfinite(limits[:, column]), column] = far
        crossed = limits[:, 0] > limits[:, 1]
        if crossed.any():
            raise ValueError(f"Error: lb > ub in bounds {', '.join(str(b) for b in crossed)}.")
        self.bounds = limits
        if constraints is None:
            margins = []
        else:
            single = isinstance(constraints, (dict, LinearConstraint, NonlinearConstraint))
            margins = [margin for each in ([constraints] if single else constraints) for margin in _inequality(each)]
        self.prepare_local(local, given, minimizer_kwargs is None, options is None, constraints, callback, args)
        if given.get("symmetry"):
            raise NotImplementedError("shgo: the option 'symmetry' is not supported by Octavo; leave it out")
        self.limits = {name: given.get(name) for name in _LIMITS}
        self.longest = given.get("maxtime")
        self.begin = time.time()
        self.known_minimum, self.tolerance = given.get("f_min"), given.get("f_tol", 1e-4)
        self.minimizes_each_time = given.get("minimize_every_iter", True)
        self.best_only = given.get("local_iter", False)
        self.is_simplicial = isinstance(method, str) and method == "simplicial"
        if self.is_simplicial:
            self.count = 2 ** self.dimension + 1 if n == 100 or (n is None and iters is None) else n
        else:
            self.count = 100 if n is None else n
            if isinstance(method, str) and method == "sobol":
                self.count = int(2 ** np.ceil(np.log2(self.count)))
        self.rounds = 1 if iters is None else iters
        if self.known_minimum is not None or any(limit is not None for limit in self.limits.values()):
            self.rounds = None
        self.complex = _Complex(limits[:, 0], limits[:, 1], self.function, margins)
        self.margins = [] if given.get("infty_constraints", True) else margins
        self.sampler = None if self.is_simplicial else _Sampler(method, self.complex, limits, self.count)
        self.done = self.sampled = self.rank = 0
        self.is_over = False
        # Local results by their starts, and in the order they were found.
        self.known, self.results = {}, []
        self.result = OptimizeResult()
        self.result.nfev = self.result.nlfev = self.result.nljev = self.result.nlhev = 0
        self.lowest = self.lowest_place = None

    def prepare_local(self, local, given, is_default, has_no_options, constraints, callback, args):
        self.local = {"method": "SLSQP", "bounds": self.bounds, "options": {}, "callback": callback}
        self.local.update(local)
        if is_default:
            self.local["options"] = {"ftol": 1e-12}
        if constraints is not None:
            self.local["constraints"] = constraints
        self.local["options"] = dict(self.local["options"])
        if not has_no_options:
            self.local["options"].update(given)
            for name in ("jac", "hess", "hessp"):
                if name in self.local["options"]:
                    self.local[name] = self.local["options"].pop(name)
        for name in ("jac", "hess"):
            function = self.local.get(name)
            if callable(function):
                self.local[name] = lambda x, function=function: function(np.copy(x), *args)
        method = self.local["method"]
        taken = ["options", "method", "callback", *_TAKEN.get(str(method).lower(), ["jac", "hess", "hessp", "bounds",
                                                                                  "constraints"])]
        self.takes_bounds = "bounds" in taken
        self.local = {name: value for name, value in self.local.items() if name in taken}
        self.local["options"] = {name: value for name, value in self.local["options"].items()
                                 if name in taken or name == "ftol"}

    # Rounds

    def run(self):
        while not self.is_over:
            if self.is_simplicial:
                self.refine()
            else:
                self.sampler.grow([result.x for result in self.results], self.margins)
                self.sampled = self.sampler.drawn
            self.complex.evaluate()
            if self.minimizes_each_time:
                self.find_minima()
            self.done += 1
            self.look_for_end()
        if not self.minimizes_each_time:
            self.find_minima()
        self.result.nit = self.done
        if not self.results:
            self.find_lowest()
            self.result.success = False
            self.result.message = f"Failed to find a feasible minimizer point. Lowest sampling point = {self.lowest}"
            self.result.fun, self.result.x = self.lowest, self.lowest_place
            self.result.nfev, self.result.tnev = self.complex.evaluations, self.sampled
        else:
            self.result.message = "Optimization terminated successfully."
            self.result.success = True
        return self.result

    def refine(self):
        self.complex.grow(self.count)
        self.sampled = len(self.complex.vertices) if self.count is None else self.sampled + self.count
        # A start that has been used is no minimum of the refined complex.
        for x in self.known:
            vertex = self.complex.at(x)
            vertex.near.add(vertex)

    def look_for_end(self):
        limits = self.limits
        if self.rounds is not None and self.done >= self.rounds:
            self.is_over = True
        if limits["maxiter"] is not None and self.done >= limits["maxiter"]:
            self.is_over = True
        if limits["maxfev"] is not None and self.complex.evaluations >= limits["maxfev"]:
            self.is_over = True
        if limits["maxev"] is not None and self.sampled >= limits["maxev"]:
            self.is_over = True
        if self.longest is not None and time.time() - self.begin >= self.longest:
            self.is_over = True
        if self.known_minimum is not None:
            self.look_at_minimum()
        if limits["minhgrd"] is not None and self.results:
            growth, self.rank = len(self.results) - self.rank, len(self.results)
            if growth <= limits["minhgrd"]:
                self.is_over = True

    def look_at_minimum(self):
        """Ends where the minimum that is known has been reached."""
        self.find_lowest()
        if self.lowest is None:
            return
        if self.known_minimum == 0.0:
            if self.lowest <= self.tolerance:
                self.is_over = True
            return
        error = (self.lowest - self.known_minimum) / abs(self.known_minimum)
        if self.lowest <= self.known_minimum:
            self.is_over = True
            if abs(error) >= 2 * self.tolerance:
                warnings.warn(f"A much lower value than expected f* = {self.known_minimum} was found f_lowest = "
                              f"{self.lowest}", stacklevel=3)
        if error <= self.tolerance:
            self.is_over = True

    def find_lowest(self):
        self.lowest = np.inf
        for vertex in self.complex.vertices.values():
            if vertex.value < self.lowest:
                self.lowest, self.lowest_place = vertex.value, vertex.place
        for found in self.results:
            if found.fun < self.lowest:
                self.lowest, self.lowest_place = found.fun, found.x
        if self.lowest == np.inf:
            self.lowest = self.lowest_place = None

    # Minima

    def find_minima(self):
        """Minimises from every low vertex: the first, then always the one farthest from the last solution."""
        found = [tuple(result.x.tolist()) for result in self.results]
        starts = [vertex for x, vertex in self.complex.vertices.items() if x not in found and vertex.is_minimum()]
        if not starts:
            self.find_lowest()
            return
        last = self.minimized(starts[0])
        places = np.array([vertex.place for vertex in starts])
        left = 0 if self.best_only is False else int(self.best_only)
        del starts[0]
        places = np.delete(places, 0, axis=0)
        while True:
            self.look_for_end()
            if left:
                left -= 1
                if left == 0:
                    break
            if not starts:
                break
            distances = np.sqrt(((places - last.x) ** 2).sum(axis=1))
            farthest = int(np.argsort(distances)[-1])
            last = self.minimized(starts[farthest])
            del starts[farthest]
            places = np.delete(places, farthest, axis=0)
        self.sort()

    def minimized(self, vertex):
        x = tuple(vertex.place.tolist())
        if x in self.known:
            return self.known[x]
        if self.takes_bounds:
            self.local["bounds"] = self.surroundings(vertex) if self.is_simplicial else self.bounds.tolist()
        result = minimize(self.function, vertex.place, **self.local)
        self.result.nlfev += result.nfev
        if "njev" in result:
            self.result.nljev += result.njev
        if "nhev" in result:
            self.result.nlhev += result.nhev
        if np.ndim(result.fun) > 0:
            result.fun = result.fun[0]
        self.known[x] = result
        self.results.append(result)
        return result

    def surroundings(self, vertex):
        """The smallest box of neighbours' coordinates around a vertex."""
        box = [[low, high] for low, high in self.bounds]
        for other in vertex.near:
            for side, x, middle in zip(box, other.place, vertex.place):
                if side[0] < x < middle:
                    side[0] = x
                if middle < x < side[1]:
                    side[1] = x
        return box

    def sort(self):
        values = np.array([result.fun for result in self.results])
        places = np.array([result.x for result in self.results])
        order = np.argsort(values)
        self.result.xl, self.result.funl = places[order], values[order].T
        self.result.x, self.result.fun = places[order[0]], values[order[0]]
        self.result.nfev = self.complex.evaluations + self.result.nlfev


def shgo(func, bounds, args=(), constraints=None, n=100, iters=1, callback=None, minimizer_kwargs=None, options=None,
         sampling_method="simplicial", *, workers=1):
    """Finds the global minimum of a function using SHG optimization."""
    if isinstance(sampling_method, str) and sampling_method not in ("halton", "sobol", "simplicial"):
        raise ValueError("Unknown sampling_method specified. Valid methods: halton, sobol, simplicial")
    return _Search(func, bounds, args, constraints, n, iters, callback, minimizer_kwargs, options, sampling_method).run()
