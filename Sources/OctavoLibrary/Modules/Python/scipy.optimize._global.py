"""Global optimisers: differential evolution, basin hopping, dual annealing.

Random numbers are drawn in SciPy's order, so that the same seed gives the same run.
"""
import math
import warnings

import numpy as np
from scipy.optimize import (
    Bounds, LinearConstraint, NonlinearConstraint, OptimizeResult, minimize)

_EPSILON = 2.220446049250313e-16


def _generator(rng, keywords, name):
    """`rng=` makes a Generator, `seed=` a RandomState; without either NumPy's global state is used."""
    for keyword in keywords:
        if keyword != "seed":
            raise TypeError(f"{name}() got an unexpected keyword argument '{keyword}'")
    if "seed" in keywords:
        if rng is not None:
            raise TypeError(f"{name}() got multiple values for argument now known as `rng`. Specify one of `seed` or `rng`.")
        seed = keywords["seed"]
        if seed is None:
            return np.random
        return np.random.RandomState(seed) if isinstance(seed, (int, np.integer)) else seed
    return np.random if rng is None else np.random.default_rng(rng)


def _integers(rng, high, size=None):
    draw = rng.integers if hasattr(rng, "integers") else rng.randint
    return draw(high) if size is None else draw(high, size=size)


def _reports_result(callback):
    code = getattr(callback, "__code__", None)
    if code is None:
        code = getattr(getattr(callback, "__func__", None), "__code__", None)
    return code is not None and "intermediate_result" in code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]


# Differential evolution (Storn and Price, J. Global Optimization 11, 1997; the choice among infeasible members is
# Lampinen's, CEC 2002).

class _Limit:
    """One constraint, and by how much a point misses it."""

    def __init__(self, constraint, x):
        if isinstance(constraint, NonlinearConstraint):
            self.values = lambda x: np.atleast_1d(constraint.fun(x))
        elif isinstance(constraint, LinearConstraint):
            matrix = np.atleast_2d(constraint.A)
            self.values = lambda x: matrix.dot(x)
        elif isinstance(constraint, Bounds):
            self.values = lambda x: np.asarray(x)
        else:
            raise ValueError("`constraint` of an unknown type is passed.")
        self.count = self.values(x).size
        self.lower = constraint.lb
        self.upper = constraint.ub

    def violation(self, x):
        values = self.values(x)
        return np.maximum(self.lower - values, 0) + np.maximum(values - self.upper, 0)


class _Evolution:
    def __init__(self, func, bounds, args, strategy, maxiter, popsize, tol, mutation, recombination, rng, callback,
                 disp, polish, init, atol, updating, workers, constraints, x0, integrality, vectorized):
        names = [kind + form for kind in self.strategies for form in ("bin", "exp")]
        if not callable(strategy) and strategy not in names:
            raise ValueError("Please select a valid mutation strategy")
        self.strategy = strategy
        if workers != 1:
            if updating == "immediate":
                warnings.warn("differential_evolution: the 'workers' keyword has overridden updating='immediate' to "
                              "updating='deferred'", UserWarning, stacklevel=3)
            if vectorized:
                warnings.warn("differential_evolution: the 'workers' keyword overrides the 'vectorized' keyword",
                              stacklevel=3)
            updating, vectorized = "deferred", False
        # A number of workers decides how fast the population is evaluated, not what comes out: one runs them all.
        self.map = workers if callable(workers) else map
        self.deferred = updating == "deferred" or vectorized
        if vectorized and updating == "immediate":
            warnings.warn("differential_evolution: the 'vectorized' keyword has overridden updating='immediate' to "
                          "updating='deferred'", UserWarning, stacklevel=3)
        self.vectorized = vectorized
        self.tol, self.atol = tol, atol
        parts = mutation if hasattr(mutation, "__iter__") else [mutation]
        if not all(math.isfinite(part) and 0 <= part < 2 for part in parts):
            raise ValueError("The mutation constant must be a float in U[0, 2), or specified as a "
                             "tuple(min, max) where min < max and min, max are in U[0, 2).")
        self.dither = sorted(parts) if len(parts) > 1 else None
        self.scale = mutation
        self.recombination = recombination
        self.func, self.args = func, args
        if isinstance(bounds, Bounds):
            self.lower = np.array(bounds.lb, dtype=float)
            self.upper = np.array(bounds.ub, dtype=float)
        else:
            limits = np.array(bounds, dtype=float).T
            if limits.ndim != 2 or limits.shape[0] != 2:
                self.refuse_bounds()
            self.lower, self.upper = limits[0].copy(), limits[1].copy()
        if not (np.all(np.isfinite(self.lower)) and np.all(np.isfinite(self.upper))):
            self.refuse_bounds()
        self.maxiter = 1000 if maxiter is None else maxiter
        self.middle = 0.5 * (self.lower + self.upper)
        self.width = np.fabs(self.lower - self.upper)
        self.inverse_width = np.array([1 / width if width else 0.0 for width in self.width])
        self.dimension = len(self.lower)
        self.rng = rng
        self.whole = None
        if integrality is not None and np.any(integrality):
            self.whole = np.broadcast_to(np.asarray(integrality, dtype=bool), (self.dimension,))
            low, high = np.ceil(self.lower), np.floor(self.upper)
            if not np.all(low[self.whole] <= high[self.whole]):
                raise ValueError("One of the integrality constraints does not have any possible integer values "
                                 "between the lower/upper bounds.")
            self.lower[self.whole] = np.nextafter(low[self.whole] - 0.5, np.inf)
            self.upper[self.whole] = np.nextafter(high[self.whole] + 0.5, -np.inf)
        fixed = int(np.sum(self.lower == self.upper))
        self.members = max(5, popsize * max(1, self.dimension - fixed))
        self.nfev = 0
        self.populate(init)
        if x0 is not None:
            scaled = self.unscaled(np.asarray(x0))
            if np.any((scaled > 1.0) | (scaled < 0.0)):
                raise ValueError("Some entries in x0 lay outside the specified bounds")
            self.population[0] = scaled
        if isinstance(constraints, (NonlinearConstraint, LinearConstraint, Bounds)):
            constraints = (constraints,)
        self.constraints = constraints
        self.limits = [_Limit(each, self.scaled(self.population[0])) for each in constraints]
        self.violations = np.zeros((self.members, max(1, sum(limit.count for limit in self.limits))))
        self.feasible = np.ones(self.members, dtype=bool)
        self.order = np.arange(self.members)
        self.callback, self.disp, self.polish = callback, disp, polish

    def refuse_bounds(self):
        raise ValueError("bounds should be a sequence containing finite real valued (min, max) pairs for each "
                         "value in x")

    # The first population, in units of the bounds.

    def populate(self, init):
        message = ("The population initialization method must be one of 'latinhypercube' or 'random', or an array "
                   "of shape (S, N) where N is the number of parameters and S>5")
        shape = (self.members, self.dimension)
        if not isinstance(init, str):
            given = np.asarray(init, dtype=float)
            if given.ndim != 2 or given.shape[0] < 5 or given.shape[1] != self.dimension:
                raise ValueError("The population supplied needs to have shape (S, len(x)), where S > 4.")
            self.population = np.clip(self.unscaled(given), 0, 1)
            self.members = given.shape[0]
        elif init == "latinhypercube":
            samples = 1.0 / self.members * self.rng.uniform(size=shape)
            samples = samples + np.linspace(0.0, 1.0, self.members, endpoint=False)[:, np.newaxis]
            self.population = np.zeros(shape)
            for j in range(self.dimension):
                self.population[:, j] = samples[self.rng.permutation(self.members), j]
        elif init == "random":
            self.population = self.rng.uniform(size=shape)
        elif init in ("sobol", "halton"):
            raise NotImplementedError(f"differential_evolution: init={init!r} is not supported by Octavo; use "
                                      "'latinhypercube'")
        else:
            raise ValueError(message)
        self.energies = np.full(self.members, np.inf)

    def scaled(self, trial):
        x = self.middle + (trial - 0.5) * self.width
        if self.whole is not None:
            x[..., self.whole] = np.round(x[..., self.whole])
        return x

    def unscaled(self, x):
        return (x - self.middle) * self.inverse_width + 0.5

    # Evaluations

    def violation(self, x):
        return np.concatenate([np.atleast_1d(limit.violation(x)) for limit in self.limits])

    def energies_of(self, population):
        points = self.scaled(population)
        if self.vectorized:
            found = np.squeeze(np.atleast_1d(self.func(points.T, *self.args)))
            self.nfev += 1
            if found.size != len(points):
                raise RuntimeError("The vectorized function must return an array of shape (S,) when given an array "
                                   "of shape (len(x), S)")
            return np.atleast_1d(found)
        self.nfev += len(points)
        values = [np.squeeze(value) for value in self.map(lambda point: self.func(point, *self.args), points)]
        if any(np.size(value) != 1 for value in values):
            raise RuntimeError("func(x, *args) must return a scalar value")
        return np.array([float(value) for value in values])

    def judge(self, population):
        """Which members meet the constraints, and by how much the others miss them."""
        if not self.limits:
            return np.ones(len(population), dtype=bool), np.zeros((len(population), 1))
        violations = np.array([self.violation(x) for x in self.scaled(population)])
        return ~(np.sum(violations, axis=1) > 0), violations

    def promote(self):
        """Puts the best member first."""
        feasible = np.arange(self.members)[self.feasible]
        if feasible.size:
            best = feasible[np.argmin(self.energies[feasible])]
        else:
            best = np.argmin(np.sum(self.violations, axis=1))
        for array in (self.energies, self.population, self.feasible, self.violations):
            array[[0, best]] = array[[best, 0]]

    def begin(self):
        if np.all(np.isinf(self.energies)):
            self.feasible, self.violations = self.judge(self.population)
            if np.any(self.feasible):
                self.energies[self.feasible] = self.energies_of(self.population[self.feasible])
            self.promote()

    # Trials

    def samples(self, candidate, count):
        self.rng.shuffle(self.order)
        chosen = self.order[:count + 1]
        return chosen[chosen != candidate][:count]

    def best1(self, candidate, r):
        p = self.population
        return p[0] + self.scale * (p[r[0]] - p[r[1]])

    def rand1(self, candidate, r):
        p = self.population
        return p[r[0]] + self.scale * (p[r[1]] - p[r[2]])

    def randtobest1(self, candidate, r):
        p = self.population
        mutant = np.copy(p[r[0]])
        mutant += self.scale * (p[0] - mutant)
        mutant += self.scale * (p[r[1]] - p[r[2]])
        return mutant

    def currenttobest1(self, candidate, r):
        p = self.population
        return p[candidate] + self.scale * (p[0] - p[candidate] + p[r[0]] - p[r[1]])

    def best2(self, candidate, r):
        p = self.population
        return p[0] + self.scale * (p[r[0]] + p[r[1]] - p[r[2]] - p[r[3]])

    def rand2(self, candidate, r):
        p = self.population
        return p[r[0]] + self.scale * (p[r[1]] + p[r[2]] - p[r[3]] - p[r[4]])

    strategies = {"best1": best1, "rand1": rand1, "randtobest1": randtobest1, "currenttobest1": currenttobest1,
                  "best2": best2, "rand2": rand2}

    def mix(self, candidate, mutant, fill, crossed):
        """The member with some components of the mutant: independent ones, or one run of them."""
        trial = np.copy(self.population[candidate])
        if self.strategy.endswith("bin"):
            crossed[fill] = True
            return np.where(crossed, mutant, trial)
        crossed[0] = True
        i = 0
        while i < self.dimension and crossed[i]:
            trial[fill] = mutant[fill]
            fill = (fill + 1) % self.dimension
            i += 1
        return trial

    def mutant(self, candidate, samples):
        kind = self.strategy[:-3]
        return self.strategies[kind](self, candidate, samples)

    def custom(self, candidate):
        trial = self.strategy(candidate, self.scaled(self.population), rng=self.rng)
        if np.shape(trial) != (self.dimension,):
            raise RuntimeError("strategy must have signature f(candidate: int, population: np.ndarray, rng=None) "
                               "returning an array of shape (N,)")
        return self.unscaled(trial)

    def trial(self, candidate):
        if callable(self.strategy):
            return self.custom(candidate)
        fill = _integers(self.rng, self.dimension)
        mutant = self.mutant(candidate, self.samples(candidate, 5))
        return self.mix(candidate, mutant, fill, self.rng.uniform(size=self.dimension) < self.recombination)

    def trials(self):
        if callable(self.strategy):
            return np.array([self.custom(candidate) for candidate in range(self.members)])
        samples = [self.samples(candidate, 5) for candidate in range(self.members)]
        fills = _integers(self.rng, self.dimension, self.members)
        crossed = self.rng.uniform(size=(self.members, self.dimension)) < self.recombination
        return np.array([self.mix(c, self.mutant(c, samples[c]), fills[c], crossed[c])
                         for c in range(self.members)])

    def keep_inside(self, trial):
        outside = (trial > 1) | (trial < 0)
        count = int(np.sum(outside))
        if count:
            trial[outside] = self.rng.uniform(size=count)

    def accepts(self, candidate, energy, feasible, violation):
        if self.feasible[candidate] and feasible:
            return energy <= self.energies[candidate]
        if feasible:
            return True
        return not self.feasible[candidate] and bool(np.all(violation <= self.violations[candidate]))

    def generation(self):
        self.begin()
        if self.dither is not None:
            self.scale = self.rng.uniform(self.dither[0], self.dither[1])
        if self.deferred:
            return self.deferred_generation()
        for candidate in range(self.members):
            trial = self.trial(candidate)
            self.keep_inside(trial)
            x = self.scaled(trial)
            violation = self.violation(x) if self.limits else np.zeros(1)
            feasible = not np.sum(violation) > 0
            energy = np.inf
            if feasible:
                energy = np.squeeze(self.func(x, *self.args))
                if np.size(energy) != 1:
                    raise RuntimeError("func(x, *args) must return a scalar value")
                self.nfev += 1
            if self.accepts(candidate, energy, feasible, violation):
                self.population[candidate] = trial
                self.energies[candidate] = energy
                self.feasible[candidate] = feasible
                self.violations[candidate] = violation
                if self.accepts(0, energy, feasible, violation):
                    self.promote()

    def deferred_generation(self):
        trials = self.trials()
        self.keep_inside(trials)
        feasible, violations = self.judge(trials)
        energies = np.full(self.members, np.inf)
        if np.any(feasible):
            energies[feasible] = self.energies_of(trials[feasible])
        for c in range(self.members):
            if self.accepts(c, energies[c], feasible[c], violations[c]):
                self.population[c] = trials[c]
                self.energies[c] = energies[c]
                self.feasible[c] = feasible[c]
                self.violations[c] = violations[c]
        self.promote()

    # The run

    def converged(self):
        if np.any(np.isinf(self.energies)):
            return False
        return np.std(self.energies) <= self.atol + self.tol * np.abs(np.mean(self.energies))

    def convergence(self):
        if np.any(np.isinf(self.energies)):
            return np.inf
        return np.std(self.energies) / (np.abs(np.mean(self.energies)) + _EPSILON)

    def result(self, nit, message, failed=False):
        result = OptimizeResult(
            x=self.scaled(self.population[0]), fun=self.energies[0], nfev=self.nfev, nit=nit, message=message,
            success=failed is not True, population=self.scaled(self.population), population_energies=self.energies)
        if self.limits:
            self.add_violations(result)
            if result.maxcv > 0:
                result.success = False
        return result

    def add_violations(self, result):
        result.constr = [np.atleast_1d(limit.violation(result.x)) for limit in self.limits]
        result.constr_violation = np.max(np.concatenate(result.constr))
        result.maxcv = result.constr_violation

    def called_back(self, nit):
        intermediate = self.result(nit, "in progress")
        convergence = self.tol / (self.convergence() + _EPSILON)
        intermediate.convergence = convergence
        try:
            if _reports_result(self.callback):
                return bool(self.callback(intermediate_result=intermediate))
            return bool(self.callback(intermediate.x, convergence))
        except StopIteration:
            return True

    def solve(self):
        nit, failed = 0, False
        message = "Optimization terminated successfully."
        self.begin()
        for nit in range(1, self.maxiter + 1):
            self.generation()
            if self.disp:
                print(f"differential_evolution step {nit}: f(x)= {self.energies[0]}")
            if self.callback:
                failed = self.called_back(nit)
                if failed:
                    message = "callback function requested stop early"
            if failed or self.converged():
                break
        else:
            message = "Maximum number of iterations has been exceeded."
            failed = True
        result = self.result(nit, message, failed)
        if self.polish and not (self.whole is not None and np.all(self.whole)):
            self.polished(result)
        if self.limits:
            self.add_violations(result)
            if result.maxcv > 0:
                result.success = False
                result.message = f"The solution does not satisfy the constraints, MAXCV = {result.maxcv}"
        return result

    def polished(self, result):
        if self.whole is not None:
            self.lower[self.whole] = result.x[self.whole]
            self.upper[self.whole] = result.x[self.whole]
        method = "L-BFGS-B"
        if self.limits:
            method = "trust-constr"
            if np.any(self.violation(result.x) > 0.0):
                warnings.warn("differential evolution didn't find a solution satisfying the constraints, attempting "
                              "to polish from the least infeasible solution", UserWarning, stacklevel=4)
        bounds = Bounds(self.lower, self.upper)
        if callable(self.polish):
            found = self.polish(self.func, np.copy(result.x), bounds=bounds, constraints=self.constraints)
            if not isinstance(found, OptimizeResult):
                raise ValueError("The result from a user defined polishing function should return an OptimizeResult.")
        else:
            if self.disp:
                print(f"Polishing solution with '{method}'")

            def value(x):
                if self.vectorized:
                    return np.atleast_1d(self.func(np.atleast_2d(x).T, *self.args))[0]
                return self.func(x, *self.args)

            found = minimize(value, np.copy(result.x), method=method, bounds=bounds, constraints=self.constraints)
        self.nfev += found.get("nfev", 0)
        result.nfev = self.nfev
        if (found.fun < result.fun and found.success and np.all(found.x <= self.upper)
                and np.all(self.lower <= found.x)):
            result.fun = found.fun
            result.x = found.x
            result.jac = found.get("jac", None)
            self.energies[0] = found.fun
            self.population[0] = self.unscaled(found.x)


def differential_evolution(func, bounds, args=(), strategy="best1bin", maxiter=1000, popsize=15, tol=0.01,
                           mutation=(0.5, 1), recombination=0.7, rng=None, callback=None, disp=False, polish=True,
                           init="latinhypercube", atol=0, updating="immediate", workers=1, constraints=(), x0=None,
                           *, integrality=None, vectorized=False, **seed):
    generator = _generator(rng, seed, "differential_evolution")
    return _Evolution(func, bounds, args, strategy, maxiter, popsize, tol, mutation, recombination, generator,
                      callback, disp, polish, init, atol, updating, workers, constraints, x0, integrality,
                      vectorized).solve()


# Basin hopping (Wales and Doye, J. Phys. Chem. A 101, 1997).

class _Steps:
    """A way to take steps whose length is adjusted so that the wanted share of them is accepted."""

    def __init__(self, take, rate, interval, factor, shows):
        self.take = take
        self.rate, self.interval, self.factor, self.shows = rate, interval, factor, shows
        self.count = self.accepted = 0

    def __call__(self, x):
        self.count += 1
        if self.count % self.interval == 0:
            self.adjust()
        return self.take(x)

    def adjust(self):
        before = self.take.stepsize
        rate = self.accepted / self.count
        if rate > self.rate:
            self.take.stepsize /= self.factor
        else:
            self.take.stepsize *= self.factor
        if self.shows:
            print(f"adaptive stepsize: acceptance rate {rate:f} target {self.rate:f} new stepsize "
                  f"{self.take.stepsize:g} old stepsize {before:g}")

    def report(self, accept, **step):
        if accept:
            self.accepted += 1


class _Displacement:
    def __init__(self, stepsize, rng):
        self.stepsize, self.rng = stepsize, rng

    def __call__(self, x):
        x += self.rng.uniform(-self.stepsize, self.stepsize, np.shape(x))
        return x


class _Hopping:
    def __init__(self, func, x0, options, step, test, temperature, rng, disp):
        self.minimize = lambda x: minimize(func, x, **options)
        self.step, self.test, self.rng, self.disp = step, test, rng, disp
        self.beta = 1.0 / temperature if temperature != 0 else math.inf
        self.count = 0
        self.result = OptimizeResult()
        self.result.minimization_failures = 0
        found = self.quench(np.copy(x0))
        for name in ("nfev", "njev", "nhev"):
            if name in found:
                self.result[name] = found[name]
        self.x, self.energy, self.current = np.copy(found.x), found.fun, found
        if disp:
            print(f"basinhopping step 0: f {self.energy:g}")
        self.lowest = found

    def quench(self, x):
        found = self.minimize(x)
        if not found.success:
            self.result.minimization_failures += 1
            if self.disp:
                print("warning: basinhopping: local minimization failure")
        return found

    def metropolis(self, found):
        weight = math.exp(min(0, -(found.fun - self.current.fun) * self.beta))
        draw = self.rng.uniform()
        return bool(weight >= draw and (found.success or not self.current.success))

    def judged(self, found):
        accept = True
        if self.test is not None:
            answer = self.test(f_new=found.fun, x_new=found.x, f_old=self.energy, x_old=self.x)
            if isinstance(answer, str) and answer == "force accept":
                return True
            if answer is None:
                raise ValueError("accept_tests must return True, False, or 'force accept'")
            accept = bool(answer)
        return self.metropolis(found) and accept

    def hop(self):
        """One step; whether it led to a new lowest minimum."""
        self.count += 1
        found = self.quench(self.step(np.copy(self.x)))
        for name in ("nfev", "njev", "nhev"):
            if name in found:
                self.result[name] += found[name]
        accept = self.judged(found)
        if hasattr(self.step, "report"):
            self.step.report(accept, f_new=found.fun, x_new=found.x, f_old=self.energy, x_old=self.x)
        is_lowest = False
        if accept:
            self.x, self.energy, self.current = np.copy(found.x), found.fun, found
            if found.success and (found.fun < self.lowest.fun or not self.lowest.success):
                self.lowest = found
                is_lowest = True
        if self.disp:
            print(f"basinhopping step {self.count}: f {self.energy:g} trial_f {found.fun:g} accepted {accept} "
                  f"lowest_f {self.lowest.fun:g}")
            if is_lowest:
                print(f"found new global minimum on step {self.count} with function value {self.energy:g}")
        self.trial = (found.x, found.fun, accept)
        return is_lowest


def basinhopping(func, x0, niter=100, T=1.0, stepsize=0.5, minimizer_kwargs=None, take_step=None, accept_test=None,
                 callback=None, interval=50, disp=False, niter_success=None, rng=None, *, target_accept_rate=0.5,
                 stepwise_factor=0.9, **seed):
    if not 0.0 < target_accept_rate < 1.0:
        raise ValueError("target_accept_rate has to be in range (0, 1)")
    if not 0.0 < stepwise_factor < 1.0:
        raise ValueError("stepwise_factor has to be in range (0, 1)")
    generator = _generator(rng, seed, "basinhopping")
    if take_step is None:
        take_step = _Displacement(stepsize, generator)
    elif not callable(take_step):
        raise TypeError("take_step must be callable")
    if hasattr(take_step, "stepsize"):
        take_step = _Steps(take_step, target_accept_rate, interval, stepwise_factor, disp)
    if accept_test is not None and not callable(accept_test):
        raise TypeError("accept_test must be callable")
    patience = niter + 2 if niter_success is None else niter_success
    run = _Hopping(func, np.array(x0), minimizer_kwargs or {}, take_step, accept_test, T, generator, disp)
    if callable(callback):
        callback(run.lowest.x, run.lowest.fun, True)
    message = ["requested number of basinhopping iterations completed successfully"]
    count = i = 0
    for i in range(niter):
        is_lowest = run.hop()
        if callable(callback) and callback(*run.trial):
            message = ["callback function requested stop early byreturning True"]
            break
        count += 1
        if is_lowest:
            count = 0
        elif count > patience:
            message = ["success condition satisfied"]
            break
    result = run.result
    result.lowest_optimization_result = run.lowest
    result.x = np.copy(run.lowest.x)
    result.fun = run.lowest.fun
    result.message = message
    result.nit = i + 1
    result.success = run.lowest.success
    return result


# Dual annealing: generalised simulated annealing (Tsallis and Stariolo, Physica A 233, 1996; Xiang et al., The R
# Journal 5, 2013) with local searches.

class _Visits:
    """Steps of the distorted Cauchy–Lorentz distribution."""

    tail = 1e8
    margin = 1e-10

    def __init__(self, lower, upper, q, rng):
        self.lower, self.width, self.q, self.rng = lower, upper - lower, q, rng
        second = np.exp((4.0 - q) * np.log(q - 1.0))
        third = np.exp((2.0 - q) * np.log(2.0) / (q - 1.0))
        self.fourth = np.sqrt(np.pi) * second / (third * (3.0 - q))
        fifth = 1.0 / (q - 1.0) - 0.5
        self.sixth = np.pi * (1.0 - fifth) / np.sin(np.pi * (1.0 - fifth)) / math.gamma(2.0 - fifth)

    def steps(self, temperature, count):
        x, y = self.rng.normal(size=(count, 2)).T
        fourth = self.fourth * np.exp(np.log(temperature) / (self.q - 1.0))
        x = x * np.exp(-(self.q - 1.0) * np.log(self.sixth / fourth) / (3.0 - self.q))
        return x / np.exp((self.q - 1.0) * np.log(np.fabs(y)) / (3.0 - self.q))

    def folded(self, x, lower, width):
        inside = np.fmod(np.fmod(x - lower, width) + width, width) + lower
        return np.where(np.fabs(inside - lower) < self.margin, inside + self.margin, inside)

    def visit(self, x, step, temperature):
        """All components move at first, then one after the other."""
        n = x.size
        if step < n:
            steps = self.steps(temperature, n)
            above, below = self.rng.uniform(size=2)
            steps = np.where(steps > self.tail, self.tail * above, steps)
            steps = np.where(steps < -self.tail, -self.tail * below, steps)
            return self.folded(steps + x, self.lower, self.width)
        moved = np.copy(x)
        move = self.steps(temperature, 1)[0]
        if move > self.tail:
            move = self.tail * self.rng.uniform()
        elif move < -self.tail:
            move = -self.tail * self.rng.uniform()
        k = step - n
        moved[k] = self.folded(move + x[k], self.lower[k], self.width[k])
        return moved


class _Annealing:
    def __init__(self, func, args, lower, upper, visits, accept, maxfun, rng, callback, options):
        self.func, self.args, self.lower, self.upper = func, args, lower, upper
        self.visits, self.accept, self.maxfun, self.rng, self.callback = visits, accept, maxfun, rng, callback
        self.nfev = self.njev = self.nhev = 0
        self.best = None
        self.options = dict(options)
        self.options.pop("args", None)
        if not self.options:
            n = len(lower)
            self.options = {"method": "L-BFGS-B", "options": {"maxiter": min(max(n * 6, 100), 1000)},
                            "bounds": list(zip(lower, upper))}
        elif args:
            for name in ("jac", "hess", "hessp"):
                if callable(self.options.get(name)):
                    given = self.options[name]
                    self.options[name] = lambda *x, given=given: given(*x, *args)
        self.unimproved, self.patience = 0, 1000

    def value(self, x):
        self.nfev += 1
        return self.func(x, *self.args)

    def restart(self, x0=None):
        x = np.copy(x0) if x0 is not None else self.rng.uniform(self.lower, self.upper, size=len(self.lower))
        for attempt in range(1002):
            energy = self.value(x)
            if energy is None:
                raise ValueError("Objective function is returning None")
            if np.isfinite(energy):
                break
            if attempt >= 1000:
                raise ValueError("Stopping algorithm because function create NaN or (+/-) infinity values even with "
                                 "trying new random parameters")
            x = self.rng.uniform(self.lower, self.upper, size=self.lower.size)
        self.x, self.energy = x, energy
        if self.best is None:
            self.best, self.xbest = energy, np.copy(x)
            self.minimum, self.xminimum = energy, np.array(x)

    def move(self, energy, x):
        self.energy, self.x = energy, np.copy(x)

    def improve(self, energy, x, context):
        self.best, self.xbest = energy, np.copy(x)
        if self.callback is not None and self.callback(x, energy, context):
            return "Callback function requested to stop early by returning True"
        return None

    def judge(self, j, energy, x):
        draw = self.rng.uniform()
        share = 1.0 - (1.0 - self.accept) * (energy - self.energy) / self.cooled
        probability = 0.0 if share <= 0.0 else np.exp(np.log(share) / (1.0 - self.accept))
        if draw <= probability:
            self.move(energy, x)
            self.xminimum = np.copy(self.x)
        if self.unimproved >= self.patience and (j == 0 or self.energy < self.minimum):
            self.minimum, self.xminimum = self.energy, np.copy(self.x)

    def anneal(self, step, temperature):
        self.cooled = temperature / float(step + 1)
        self.unimproved += 1
        self.improved = step == 0
        for j in range(self.x.size * 2):
            x = self.visits.visit(self.x, j, temperature)
            energy = self.value(x)
            if energy < self.energy:
                self.move(energy, x)
                if energy < self.best:
                    ending = self.improve(energy, x, 0)
                    if ending:
                        return ending
                    self.improved = True
                    self.unimproved = 0
            else:
                self.judge(j, energy, x)
            if self.nfev >= self.maxfun:
                return "Maximum number of function call reached during annealing"
        return None

    def search(self, x, energy):
        found = minimize(self.value, x, **self.options)
        self.njev += found.get("njev", 0)
        self.nhev += found.get("nhev", 0)
        valid = (np.all(np.isfinite(found.x)) and np.isfinite(found.fun) and np.all(found.x >= self.lower)
                 and np.all(found.x <= self.upper))
        return (found.fun, found.x) if valid and found.fun < energy else (energy, np.copy(x))

    def local(self):
        if self.improved:
            energy, x = self.search(self.xbest, self.best)
            if energy < self.best:
                self.unimproved = 0
                ending = self.improve(energy, x, 1)
                if ending:
                    return ending
                self.move(energy, x)
            if self.nfev >= self.maxfun:
                return "Maximum number of function call reached during local search"
        if self.unimproved >= self.patience:
            self.minimum, self.xminimum = self.search(self.xminimum, self.minimum)
            self.unimproved, self.patience = 0, self.x.size
            if self.minimum < self.best:
                ending = self.improve(self.minimum, self.xminimum, 2)
                if ending:
                    return ending
                self.move(self.minimum, self.xminimum)
            if self.nfev >= self.maxfun:
                return "Maximum number of function call reached during dual annealing"
        return None


def dual_annealing(func, bounds, args=(), maxiter=1000, minimizer_kwargs=None, initial_temp=5230.0,
                   restart_temp_ratio=2e-05, visit=2.62, accept=-5.0, maxfun=10000000.0, rng=None,
                   no_local_search=False, callback=None, x0=None, **seed):
    if isinstance(bounds, Bounds):
        bounds = list(zip(bounds.lb, bounds.ub))
    if x0 is not None and len(x0) != len(bounds):
        raise ValueError("Bounds size does not match x0")
    lower, upper = [np.array(side) for side in zip(*bounds)]
    if not 0.0 < restart_temp_ratio < 1.0:
        raise ValueError("Restart temperature ratio has to be in range (0, 1)")
    if not (np.all(np.isfinite(lower)) and np.all(np.isfinite(upper))):
        raise ValueError("Some bounds values are inf values or nan values")
    if not np.all(lower < upper):
        raise ValueError("Bounds are not consistent min < max")
    generator = _generator(rng, seed, "dual_annealing")
    run = _Annealing(func, args, lower, upper, None, accept, maxfun, generator, callback, minimizer_kwargs or {})
    run.restart(x0)
    run.visits = _Visits(lower, upper, visit, generator)
    coldest = initial_temp * restart_temp_ratio
    first = np.exp((visit - 1) * np.log(2.0)) - 1.0
    result = OptimizeResult(success=True, status=0)
    message = []
    iteration = 0
    while not message:
        for i in range(maxiter):
            temperature = initial_temp * first / (np.exp((visit - 1) * np.log(float(i) + 2.0)) - 1.0)
            if iteration >= maxiter:
                message.append("Maximum number of iteration reached")
                break
            if temperature < coldest:
                run.restart()
                break
            ending = run.anneal(i, temperature)
            if ending is None and not no_local_search:
                ending = run.local()
            if ending is not None:
                message.append(ending)
                result.success = False
                break
            iteration += 1
    result.x, result.fun, result.nit = run.xbest, run.best, iteration
    result.nfev, result.njev, result.nhev, result.message = run.nfev, run.njev, run.nhev, message
    return result
