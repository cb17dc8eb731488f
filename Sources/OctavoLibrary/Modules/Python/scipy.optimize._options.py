"""What `show_options` says: the options of each method, in the order and layout of SciPy's documentation."""

# Each option: its type, and what it does. A name with an underscore and a method's letters behind it is that method's own.
_TEXTS = {
    "disp": ("bool", "Print how the run ended."),
    "maxiter": ("int", "The most iterations."),
    "maxfev": ("int", "The most evaluations of the function."),
    "maxiter, maxfev": ("int", "The most iterations and evaluations of the function; where neither is given,\n"
                               "``N*200`` each, with ``N`` variables."),
    "return_all": ("bool, optional", "Keep the best point of every iteration as ``allvecs``."),
    "initial_simplex": ("array_like of shape (N + 1, N)", "The simplex to begin with, a corner in each row, in place of "
                                                          "one around `x0`."),
    "xatol": ("float, optional", "How much two iterates may differ when the run ends, absolutely."),
    "fatol": ("number, optional", "How much the values of two iterates may differ when the run ends."),
    "adaptive": ("bool, optional", "Take coefficients that suit the number of variables; for many of them."),
    "bounds": ("sequence or `Bounds`, optional", "Bounds of the variables: pairs ``(min, max)``, None for no bound, or "
                                                 "`Bounds`."),
    "xtol": ("float", "Relative error of `x` at which the run ends."),
    "ftol": ("float", "Relative change of the function at which the run ends."),
    "direc": ("ndarray", "The first directions of search, a direction in each row."),
    "gtol": ("float", "The run ends where the gradient is smaller than this."),
    "norm": ("float", "The order of the norm that measures the gradient; infinity for its largest component."),
    "eps": ("float or ndarray", "The step of differences, where no gradient is given."),
    "finite_diff_rel_step": ("None or array_like, optional", "The step of differences relative to `x`, for ``jac`` "
                                                             "in ``'2-point'``, ``'3-point'``."),
    "xrtol": ("float, default: 0", "The run ends where a step is smaller than this times the size of `x`."),
    "c1": ("float, default: 1e-4", "The share of the decrease along the slope that a step has to reach (Armijo)."),
    "c2": ("float, default: 0.9", "The share of the slope that may be left after a step (curvature)."),
    "c2 ": ("float, default: 0.4", "The share of the slope that may be left after a step (curvature)."),
    "hess_inv0": ("None or ndarray, optional", "The first approximation of the inverse Hessian; the identity where None."),
    "maxcor": ("int", "How many steps the approximation of the Hessian remembers."),
    "maxfun": ("int", "The most evaluations of the function."),
    "iprint": ("int, optional", "Has no effect any more."),
    "maxls": ("int, optional", "The most steps of a line search (default 20)."),
    "scale": ("list of floats", "How each variable is scaled; by its bounds, or by its size, where None."),
    "offset": ("float", "What is taken from each variable before it is scaled."),
    "maxCGit": ("int", "The most products with the Hessian in an iteration."),
    "eta": ("float", "How exact the line search is."),
    "eta ": ("float", "The share of the predicted decrease from which on a step is taken."),
    "stepmx": ("float", "The largest step of a line search."),
    "accuracy": ("float", "Relative precision of differences."),
    "minfev": ("float", "An estimate of the least value."),
    "rescale": ("float", "The change of the gradient's size, as a power of ten, from which on it is scaled anew."),
    "rhobeg": ("float", "How far the first changes of the variables reach."),
    "tol": ("float", "How far they reach in the end: the precision wanted."),
    "catol": ("float", "By how much constraints may be missed."),
    "f_target": ("float", "The run ends at a feasible point whose value is not above this."),
    "initial_trust_radius": ("float", "The first radius of the trust region."),
    "max_trust_radius": ("float", "The largest radius of the trust region."),
    "inexact": ("bool, optional", "Solve subproblems only as well as the outer iteration needs."),
    "subproblem_maxiter": ("int, optional", "The most iterations for one subproblem."),
    "barrier_tol": ("float, optional", "The barrier at which a run with inequalities may end."),
    "sparse_jacobian": ("bool, optional", "Whether Jacobians of constraints are sparse matrices."),
    "initial_tr_radius": ("float, optional", "The first radius of the trust region."),
    "initial_constr_penalty": ("float, optional", "The first weight of the constraints."),
    "initial_barrier_parameter": ("float, optional", "The first weight of the barrier, for inequalities."),
    "initial_barrier_tolerance": ("float, optional", "How well the first problem with a barrier is solved."),
    "factorization_method": ("string or None, optional", "How the Jacobian of the constraints is factored."),
    "verbose": ("int, optional", "How much is printed: 0 for nothing, 1 for how the run ended."),
    "col_deriv": ("bool", "Whether the Jacobian's derivatives stand in its columns' places, ``jac[j, i]``."),
    "band": ("tuple", "The numbers of diagonals below and above the main one that the Jacobian has."),
    "factor": ("float", "The bound of the first step, in sizes of `x`."),
    "diag": ("sequence", "How each variable is scaled."),
    "nit": ("int, optional", "Make just so many iterations, and do not look for convergence."),
    "f_tol": ("float, optional", "The size of the residual at which the run ends, relative to the first one."),
    "f_atol": ("float, optional", "The size of the residual at which the run ends."),
    "x_tol": ("float, optional", "The size of a step at which the run ends, relative to `x`."),
    "x_atol": ("float, optional", "The size of a step at which the run ends."),
    "tol_norm": ("function(vector) -> scalar, optional", "What measures residuals; the largest component where not given."),
    "line_search": ("{None, 'armijo' (default), 'wolfe'}, optional", "How the length of a step is found; None takes it whole."),
    "jac_options": ("dict, optional", "Options of the approximation of the Jacobian: "),
    "fnorm": ("callable, optional", "What measures residuals; their Euclidean norm where not given."),
    "eta_strategy": ("callable, optional", "``eta_strategy(k, x, F)``: by how much iteration ``k`` may raise the residual."),
    "sigma_eps": ("float, optional", "The least spectral coefficient."),
    "sigma_0": ("float, optional", "The first spectral coefficient."),
    "M": ("int, optional", "How many residuals the search compares with."),
    "search": ("{'cruz', 'cheng'}", "The kind of line search."),
    "args": ("tuple, optional", "Further arguments of the function."),
    "bracket": ("A sequence of 2 floats, optional", "Two points at which the function has different signs."),
    "rtol": ("float, optional", "Relative tolerance of the root."),
    "x0": ("float, required", "Where to begin."),
    "x1": ("float, optional", "A second point to begin with."),
    "fprime": ("bool or callable, optional", "The derivative; True where the function returns it with its value."),
    "fprime2": ("bool or callable, required", "The second derivative; True where the function returns it with its value."),
    "presolve": ("bool (default: ``True``)", "Look for what is plain before the method begins."),
    "time_limit": ("float", "The most seconds."),
    "dual_feasibility_tolerance": ("float (default: 1e-07)", "By how much dual constraints may be missed."),
    "primal_feasibility_tolerance": ("float (default: 1e-07)", "By how much constraints may be missed."),
    "mip_rel_gap": ("float (default: None)", "The relative gap between value and bound at which an integer program ends."),
    "maximize": ("bool (default: False)", "Look for the largest value."),
    "partial_match": ("2-D array of integers, optional", "Pairs that are known, one in each row."),
    "rng": ("`numpy.random.Generator`, optional", "Where random numbers come from."),
    "P0": ("2-D array, \"barycenter\", or \"randomized\" (default: \"barycenter\")", "Where to begin."),
    "shuffle_input": ("bool (default: False)", "Take the nodes in another order, which decides between equal solutions."),
    "partial_guess": ("2-D array of integers, optional", "Pairs to begin with, one in each row."),
}

_SCALAR = "Minimization of a function of several variables by "
_ROOT = "Roots of a function of several variables by "
_LINE = "maxiter xtol disp"
_QUASI = ["nit", "disp", "maxiter", "f_tol", "f_atol", "x_tol", "x_atol", "tol_norm", "line_search"]
_BRACKET = ["args", "bracket", "xtol", "rtol", "maxiter"]
_TRUST = ["initial_trust_radius", "max_trust_radius", "eta ", "gtol"]


def _quasi(name, inner):
    return (_ROOT + name + ".", [*_QUASI, ("jac_options", inner)])


# Each method: what it is, and its options.
_METHODS = {
    "minimize": {
        "bfgs": (_SCALAR + "the\nBFGS method.", ["disp", "maxiter", "gtol", "norm", "eps", "return_all",
                                                 "finite_diff_rel_step", "xrtol", "c1", "c2", "hess_inv0"]),
        "cg": (_SCALAR + "the\nmethod of conjugate gradients.", ["disp", "maxiter", "gtol", "norm", "eps", "return_all",
                                                                  "finite_diff_rel_step", "c1", "c2 "]),
        "cobyla": (_SCALAR + "\nlinear approximation (COBYLA), with constraints.", ["rhobeg", "tol", "disp", "maxiter", "catol",
                                                                                   "f_target"]),
        "dogleg": (_SCALAR + "the\ndogleg method in a trust region.", _TRUST),
        "l-bfgs-b": (_SCALAR + "the\nL-BFGS-B method, with bounds.", ["disp", "maxcor", "ftol", "gtol", "eps", "maxfun", "maxiter",
                                                                    "iprint", "maxls", "finite_diff_rel_step"]),
        "nelder-mead": (_SCALAR + "the\nsimplex method of Nelder and Mead.", [
            "disp", "maxiter, maxfev", "return_all", "initial_simplex", "xatol", "fatol", "adaptive", "bounds"]),
        "newton-cg": (_SCALAR + "\nNewton's method with conjugate gradients.", ["disp", "xtol", "maxiter", "eps", "return_all",
                                                                               "c1", "c2"]),
        "powell": (_SCALAR + "\nPowell's method of directions.", ["disp", "xtol", "ftol", "maxiter, maxfev", "direc", "return_all"]),
        "slsqp": (_SCALAR + "\nsequential least squares (SLSQP), with constraints.", ["ftol", "eps", "disp", "maxiter",
                                                                                     "finite_diff_rel_step"]),
        "tnc": (_SCALAR + "a\ntruncated Newton method (TNC), with bounds.", [
            "eps", "scale", "offset", "disp", "maxCGit", "eta", "stepmx", "accuracy", "minfev", "ftol", "xtol", "gtol",
            "rescale", "finite_diff_rel_step", "maxfun"]),
        "trust-ncg": (_SCALAR + "\nNewton's method with conjugate gradients in a trust region.", _TRUST),
        "trust-constr": (_SCALAR + "a\ntrust region, with constraints.", [
            "gtol", "xtol", "barrier_tol", "sparse_jacobian", "initial_tr_radius", "initial_constr_penalty",
            "initial_barrier_parameter", "initial_barrier_tolerance", "factorization_method", "finite_diff_rel_step",
            "maxiter", "verbose", "disp"]),
        "trust-exact": (_SCALAR + "a\ntrust region whose subproblems are solved nearly exactly.", [*_TRUST, "subproblem_maxiter"]),
        "trust-krylov": (_SCALAR + "a\ntrust region in a Krylov space.", ["inexact"]),
    },
    "minimize_scalar": {
        "brent": ("", ["maxiter", "xtol", "disp"]),
        "bounded": ("", ["maxiter", "disp", "xatol"]),
        "golden": ("", ["xtol", "maxiter", "disp"]),
    },
    "root": {
        "hybr": (_ROOT + "\nPowell's hybrid method (MINPACK's hybrd and hybrj).", ["col_deriv", "xtol", "maxfev", "band", "eps",
                                                                                  "factor", "diag"]),
        "lm": (_ROOT + "\nleast squares (MINPACK's lmdif and lmder).", ["col_deriv", "ftol", "xtol", "gtol", "maxiter", "eps",
                                                                        "factor", "diag"]),
        "broyden1": _quasi("\nBroyden's first approximation of the Jacobian", "alpha, reduction_method, max_rank."),
        "broyden2": _quasi("\nBroyden's second approximation of the Jacobian", "alpha, reduction_method, max_rank."),
        "anderson": _quasi("\nAnderson mixing", "alpha, M, w0."),
        "diagbroyden": _quasi("\nBroyden's approximation of the Jacobian's diagonal", "alpha."),
        "excitingmixing": _quasi("a\ntuned diagonal approximation of the Jacobian", "alpha, alphamax."),
        "linearmixing": _quasi("a\nnumber in place of the Jacobian", "alpha."),
        "krylov": _quasi("\nKrylov's approximation of the inverse Jacobian", "rdiff, method, inner_M, outer_k."),
        "df-sane": (_ROOT + "a\nspectral method without derivatives.", [
            "f_tol", "f_atol", "fnorm", "maxfev", "disp", "eta_strategy", "sigma_eps", "sigma_0", "M", "search"]),
    },
    "root_scalar": {
        "bisect": ("", _BRACKET), "brentq": ("", _BRACKET), "brenth": ("", _BRACKET), "ridder": ("", _BRACKET),
        "toms748": ("", _BRACKET),
        "secant": ("", ["args", "xtol", "rtol", "maxiter", "x0", "x1"]),
        "newton": ("", ["args", "xtol", "rtol", "maxiter", "x0", "fprime"]),
        "halley": ("", ["args", "xtol", "rtol", "maxiter", "x0", "fprime", "fprime2"]),
    },
    "linprog": {
        name: ("A linear function under linear constraints, by the simplex method.", [
            "maxiter", "presolve", "time_limit", "dual_feasibility_tolerance", "primal_feasibility_tolerance", "mip_rel_gap"])
        for name in ("highs-ipm", "highs-ds", "highs")
    },
    "quadratic_assignment": {
        "faq": ("Quadratic assignment by the FAQ method, approximately.", [
            "maximize", "partial_match", "rng", "P0", "shuffle_input", "maxiter", "tol"]),
        "2opt": ("Quadratic assignment by exchanging pairs, approximately.", ["maximize", "rng", "partial_match",
                                                                              "partial_guess"]),
    },
}

# What an option is called where its name stands for something else elsewhere.
_SHOWN = {"f_tol": "ftol", "f_atol": "fatol", "x_tol": "xtol", "x_atol": "xatol", "search": "line_search"}


def _method(solver, name):
    summary, options = _METHODS[solver][name]
    lines = [summary, ""] if summary else []
    lines += ["Options", "-------"]
    for option in options:
        option, more = option if isinstance(option, tuple) else (option, "")
        kind, text = _TEXTS[option]
        lines.append(f"{_SHOWN.get(option, option.strip())} : {kind}")
        lines += ["    " + line for line in (text + more).split("\n")]
    return "\n".join(lines)


def _solver(solver):
    return "\n\n".join(f"\n\n{name}\n{'=' * len(name)}\n\n{_method(solver, name)}"[0 if k == 0 else 2:]
                       for k, name in enumerate(_METHODS[solver]))


def show_options(solver=None, method=None, disp=True):
    """Show documentation for additional options of optimization solvers."""
    if solver is None:
        text = "\n\n".join(f"\n{'=' * len(name)}\n{name}\n{'=' * len(name)}\n{_solver(name)}" for name in (
            "minimize", "minimize_scalar", "root", "linprog"))
        text = "\n\n" + text
    else:
        solver = solver.lower()
        if solver not in _METHODS:
            raise ValueError(f"Unknown solver {solver!r}")
        if method is None:
            text = _solver(solver)
        else:
            method = method.lower()
            if method not in _METHODS[solver]:
                raise ValueError(f"Unknown method {method!r}")
            text = _method(solver, method)
    if not disp:
        return text
    print(text)
