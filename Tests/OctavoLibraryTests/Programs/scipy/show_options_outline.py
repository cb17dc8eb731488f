"""`show_options`: which methods there are, the options of some, and errors."""
import re

from scipy.optimize import show_options

for solver in ("minimize_scalar", "root", "root_scalar"):
    text = show_options(solver, disp=False)
    print(solver, re.findall(r"\n\n(\S+)\n=+\n", text), repr(text[:40].split("Opt")[0][:12]))
for method in ("nelder-mead", "dogleg", "trust-ncg"):
    print(method, re.findall(r"^(\w[\w, ]*) : (.*)$", show_options("minimize", method, disp=False), re.MULTILINE))
print(re.findall(r"\n(=+)\n(\w+)\n\1\n", show_options(disp=False)))
print(show_options("root", "hybr", disp=False).count("Options\n-------\n"))
for arguments in (("maximize",), ("minimize", "simplex"), ("root_scalar", "powell")):
    try:
        show_options(*arguments)
    except ValueError as error:
        print(error)
