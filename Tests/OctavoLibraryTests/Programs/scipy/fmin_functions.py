import numpy as np
from scipy.optimize import (fmin, fmin_bfgs, fmin_cg, fmin_l_bfgs_b, fmin_ncg, fmin_powell, fmin_slsqp, rosen,
                            rosen_der, rosen_hess)

x0 = [1.3, 0.7]
print(np.round(fmin(rosen, x0), 3))
x, f, nit, calls, flag = fmin(rosen, x0, disp=False, full_output=True)
print(np.round(x, 3), nit, calls, flag)
print(np.round(fmin_bfgs(rosen, x0, fprime=rosen_der), 4))
print(len(fmin_bfgs(rosen, x0, fprime=rosen_der, disp=0, full_output=True, retall=True)))
print(np.round(fmin_cg(rosen, x0, fprime=rosen_der), 3))
print(np.round(fmin_ncg(rosen, x0, rosen_der, fhess=rosen_hess), 3))
print(np.round(fmin_powell(rosen, x0), 3))
x, f, d = fmin_l_bfgs_b(rosen, x0, fprime=rosen_der, bounds=[(0, 1), (None, 0.5)])
print(np.round(x, 5), round(float(f), 6), sorted(d), d["warnflag"], d["task"])
x, f, d = fmin_l_bfgs_b(lambda x: (rosen(x), rosen_der(x)), x0)
print(np.round(x, 4), d["nit"])
print(np.round(fmin_slsqp(rosen, x0, fprime=rosen_der, iprint=0), 2))
print(np.round(fmin_slsqp(rosen, x0, eqcons=[lambda x: x[0] + x[1] - 1], iprint=0), 4))
