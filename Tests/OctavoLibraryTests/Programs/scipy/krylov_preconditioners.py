"""Preconditioners of `newton_krylov`, and approximations of Jacobians as objects."""
import numpy as np
from scipy import optimize
from scipy.optimize import BroydenFirst, InverseJacobian, KrylovJacobian
jac = BroydenFirst()
kjac = KrylovJacobian(inner_M=InverseJacobian(jac))
def fun(x):
    return [x[0] + 0.5 * x[1] - 1.0, 0.5 * (x[1] - x[0]) ** 2]
sol = optimize.newton_krylov(fun, [0, 0])
print(np.round(sol,6))
def G(x): return np.array([3*x[0]-x[1]-np.cos(x[0]), -x[0]+4*x[1]-x[2]-.5, -x[1]+5*x[2]+x[2]**3-1])
print(optimize.newton_krylov(G,[0.,0,0],inner_M=np.diag([1/3,.25,.2]),f_tol=1e-10))
print(optimize.newton_krylov(G,[0.,0,0],inner_M=InverseJacobian(BroydenFirst()),f_tol=1e-10))
class P:
    shape=(3,3); dtype=np.dtype(float)
    def matvec(self,v): return np.array([1/3,.25,.2])*v
    def update(self,x,f): print('update', np.round(x,6))
print(optimize.root(G,[0.,0,0],method='krylov',options={'jac_options':{'inner_M':P()}},tol=1e-10).x)
jac.setup(np.array([0.,0,0]),G(np.zeros(3)),G); print(jac.solve(np.array([1.,2,3])))
jac.update(np.array([.1,.1,.1]),G(np.full(3,.1))); print(jac.solve(np.array([1.,2,3])))
print(InverseJacobian(jac).matvec(np.array([1.,0,0])))
