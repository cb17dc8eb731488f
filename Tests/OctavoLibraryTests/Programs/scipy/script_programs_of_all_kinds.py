import numpy as np
from scipy.optimize import minimize, LinearConstraint, Bounds, linprog, milp, NonlinearConstraint, SR1, BFGS
# SVM dual, ridge/lasso by SLSQP, isotonic via QP, maximum entropy, optimal control, water filling
rng = np.random.default_rng(3)
X = np.vstack([rng.normal(-1, .6, (10, 2)), rng.normal(1, .6, (10, 2))]); t = np.r_[-np.ones(10), np.ones(10)]
Q = (t[:, None]*X)@(t[:, None]*X).T
r = minimize(lambda a: .5*a@Q@a-a.sum(), np.zeros(20), jac=lambda a: Q@a-1, bounds=[(0, 5)]*20, constraints={"type": "eq", "fun": lambda a: a@t, "jac": lambda a: t}, method="SLSQP")
w = (r.x*t)@X; print("svm", w.round(4), np.sum(r.x > 1e-5), r.success)
A = rng.normal(size=(30, 5)); b = A@[1, 0, -2, 0, .5]+.1*rng.normal(size=30)
def lasso(z): u, v = z[:5], z[5:]; return .5*np.sum((A@(u-v)-b)**2)+2*z.sum()
r = minimize(lasso, np.full(10, .1), bounds=[(0, None)]*10, method="L-BFGS-B"); print("lasso", (r.x[:5]-r.x[5:]).round(4))
p = minimize(lambda p: np.sum(p*np.log(p)), np.full(6, 1/6), bounds=Bounds(1e-9, 1), constraints=[LinearConstraint(np.ones(6), 1, 1), LinearConstraint(np.arange(1, 7), 4.5, 4.5)], method="trust-constr", options={"gtol": 1e-8}); print("maxent", p.x.round(4), p.status in (1, 2))
p2 = minimize(lambda p: np.sum(p*np.log(p)), np.full(6, 1/6), bounds=[(1e-9, 1)]*6, constraints=[{"type": "eq", "fun": lambda p: p.sum()-1}, {"type": "eq", "fun": lambda p: p@np.arange(1, 7)-4.5}]); print(p2.x.round(4))
N = 20; dt = .1
def cost(u): return dt*np.sum(u**2)
def final(u):
    x = v = 0.0
    for ui in u: x, v = x+dt*v, v+dt*ui
    return [x-1, v]
r = minimize(cost, np.zeros(N), constraints={"type": "eq", "fun": final}, bounds=[(-3, 3)]*N); print("control", r.x[[0, 5, 10, 19]].round(4), round(r.fun, 5))
n = np.array([.1, .5, 1, 2]); wf = minimize(lambda P: -np.log1p(P/n).sum(), np.full(4, .25), bounds=[(0, None)]*4, constraints={"type": "eq", "fun": lambda P: P.sum()-1}); print("water", wf.x.round(4))
th = minimize(lambda q: (q[0]-.7)**2+(q[1]-.2)**2, [.1, .1], constraints=NonlinearConstraint(lambda q: q[0]**2+q[1]**2, 0, .25, jac=lambda q: [2*q], hess=lambda q, v: v[0]*2*np.eye(2)), method="trust-constr", hess=lambda q: 2*np.eye(2), jac=lambda q: 2*(q-[.7, .2])); print("disc", th.x.round(4))
c = linprog(-np.array([3, 5, 4]), A_ub=[[2, 3, 0], [0, 2, 5], [3, 2, 4]], b_ub=[8, 10, 15]); print("lp", c.x.round(5), round(c.fun, 5), c.slack.round(5), c.ineqlin.marginals.round(5))
m = milp(c=-np.array([3, 5, 4]), constraints=LinearConstraint([[2, 3, 0], [0, 2, 5], [3, 2, 4]], ub=[8, 10, 15]), integrality=[1, 1, 1], bounds=Bounds(0, 10)); print("ip", np.abs(m.x), m.fun)
s = minimize(lambda x: np.sum((x-np.array([3, 1, 2, 5, 4.]))**2), np.zeros(5), constraints=LinearConstraint(np.diff(np.eye(5), axis=0), 0, np.inf)); print("isotonic", s.x.round(4))
g = minimize(lambda x: np.linalg.norm(x[:2]-[0, 0])+np.linalg.norm(x[:2]-[4, 0])+np.linalg.norm(x[:2]-[1, 3]), [1, 1], method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-8}); print("fermat", g.x.round(5), round(g.fun, 6))
