# Reductions and scans of random arrays along random axes.
import random
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = random.Random(4242)
NAMES = ["sum", "prod", "max", "min", "mean", "std", "var", "any", "all", "argmax", "argmin", "cumsum", "cumprod",
         "median", "ptp", "nansum", "nanmean", "nanmax", "count_nonzero", "sort", "argsort", "diff", "unique",
         "nanmedian", "flip", "percentile"]
SINGLE = {"argmax", "argmin", "cumsum", "cumprod", "sort", "argsort", "diff"}
for number in range(400):
    shape = tuple(rng.randint(0 if rng.random() < 0.1 else 1, 4) for _ in range(rng.randint(0, 3)))
    a = ((np.arange(int(np.prod(shape))) * 7) % 10 - 3).reshape(shape).astype(rng.choice("?bBhildfeD"))
    if a.dtype.kind == "f" and a.size and rng.random() < 0.2:
        a.flat[rng.randrange(a.size)] = rng.choice([np.nan, np.inf])
    name = rng.choice(NAMES)
    options = {}
    axes = [None] + list(range(-a.ndim, a.ndim))
    axis = rng.choice(axes) if rng.random() < 0.95 else 5
    if axis is not None and a.ndim > 1 and name not in SINGLE and name != "unique" and rng.random() < 0.3:
        axis = tuple(rng.sample(range(a.ndim), rng.randint(1, a.ndim)))
    if name not in ("diff",) or axis is not None:
        options["axis"] = axis
    if name not in SINGLE and name not in ("unique", "flip") and rng.random() < 0.3:
        options["keepdims"] = True
    extra = [37.5] if name == "percentile" else []
    try:
        made = getattr(np, name)(a, *extra, **options)
        text = repr(made) if np.size(made) < 7 else np.array2string(np.asarray(made).ravel()[:6], precision=4)
        print(number, name, a.dtype.char, np.shape(made), getattr(made, "dtype", type(made).__name__), text)
    except (ValueError, TypeError, IndexError) as error:
        print(number, name, a.dtype.char, type(error).__name__, error)
