import io
import os
import numpy as np

path = os.path.join(os.path.dirname(__file__), "data", "table.csv")
print(
    np.loadtxt(path, delimiter=",", skiprows=1),
    np.loadtxt(path, delimiter=",", skiprows=1, usecols=(0, 2)),
    np.loadtxt(path, delimiter=",", skiprows=1, unpack=True)[1],
    np.genfromtxt(path, delimiter=",", skip_header=1),
    np.loadtxt(io.StringIO("1 2\n3 4")),
    np.loadtxt(io.StringIO("# note\n5\n6"), dtype=int),
    np.genfromtxt(io.StringIO("1,,3"), delimiter=","),
    np.loadtxt(io.StringIO("7")),
    np.loadtxt(["1;2", "3;4"], delimiter=";"),
)
for attempt in (
    lambda: np.loadtxt(io.StringIO("1 2\n3")),
    lambda: np.loadtxt(io.StringIO("a b")),
    lambda: np.loadtxt("nope.txt"),
):
    try:
        print(attempt())
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
out = io.StringIO()
np.savetxt(out, np.array([[1.5, 2], [3, 4]]), fmt="%.2f", delimiter=",", header="a,b", comments="")
print(out.getvalue())
