import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp

r = linprog([-1, 4], A_ub=[[-3, 1], [1, 2]], b_ub=[6, 4], bounds=[(None, None), (-3, None)])
print(r.x, r.fun, r.message, r.slack, r.ineqlin.marginals, r.lower.marginals)
r = linprog([1, 1], A_eq=[[1, 2]], b_eq=[3])
print(r.x, r.fun, r.con, r.eqlin.marginals, r.success)
print(linprog([-1, -1], A_ub=[[1, 1]], b_ub=[-1]).message)
print(linprog([-1, -1]).message, linprog([1, 1], bounds=[(1, 0), (0, 1)]).status)
print(linprog([-3, -5], A_ub=[[1, 0], [0, 2], [3, 2]], b_ub=[4, 12, 18]).x)
print(linprog([-1, -1], A_ub=[[2, 2]], b_ub=[3.0], bounds=(0, 1), integrality=1).fun)
r = milp(c=[0, -1], constraints=LinearConstraint([[-1, 1], [3, 2], [2, 3]], [-np.inf] * 3, [1, 12, 12]), integrality=[1, 1])
print(r.x, r.fun, r.status, r.success)
for kw in dict(A_ub=[[1, 2, 3]], b_ub=[1]), dict(method="foo"), dict(A_ub=[[1, 2]]):
    try:
        linprog([1, 2], **kw)
    except ValueError as e:
        print(e)
