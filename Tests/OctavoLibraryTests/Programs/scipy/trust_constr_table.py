"""The table that trust-constr prints, up to the time that it took."""
import contextlib
import io

from scipy.optimize import LinearConstraint, minimize


def shown(**settings):
    text = io.StringIO()
    options = settings.pop("options")
    with contextlib.redirect_stdout(text):
        minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, [0, 0.], method="trust-constr", options=options, **settings)
    print(options, *settings)
    print("\n".join(line.split(", execution")[0] for line in text.getvalue().split("\n")))


below = LinearConstraint([[1, 1]], -float("inf"), 1)
shown(options={"verbose": 1})
shown(options={"verbose": 2})
shown(options={"verbose": 3})
shown(options={"verbose": True, "disp": True})
shown(options={"verbose": 2, "maxiter": 4}, constraints=below)
shown(options={"verbose": 3, "maxiter": 4}, constraints=below)
shown(options={"verbose": 3, "maxiter": 2}, constraints=LinearConstraint([[1, 1]], 3, 3))
