import numpy as np
from scipy import integrate
x=np.linspace(-2,2,20); y=x**2
print(integrate.cumulative_simpson(y,x=x,initial=0)[:4], integrate.cumulative_simpson(y,x=x)[-3:])
print(integrate.cumulative_simpson(y[:7],dx=.5), integrate.cumulative_simpson([1,2]), integrate.cumulative_simpson([[1,2,4.],[3,5,9]],axis=1,initial=1), integrate.cumulative_simpson([[1,2,4.],[3,5,9],[1,1,2]],axis=0,x=[0,1,3]))
try: integrate.cumulative_simpson(y,x=x[::-1])
except ValueError as e: print(e)
try: integrate.cumulative_simpson([1])
except ValueError as e: print(e)
try: integrate.cumulative_simpson(y,x=x[:3])
except ValueError as e: print(e)
xx=np.arange(10,14.25,.25); integrate.romb(np.sin(np.power(xx,2.5)),show=True); integrate.romb([1,2,5],show=(3,10)); integrate.romb([[1,2,3],[4,5,6]],show=True)
from scipy.linalg import matmul_toeplitz, toeplitz
c=np.array([1,3,6,10]); r=np.array([1,-1,-2,-3]); print(matmul_toeplitz((c,r),np.array([[1,10],[2,11],[2,11],[5,19]])).round(10)); print(matmul_toeplitz(c,[1,2,3,4]).round(10), matmul_toeplitz((c,[1,2j]),[1,2]).round(10))
try: matmul_toeplitz(c,[1,2])
except ValueError as e: print(e)
print(matmul_toeplitz([1]+[0]*19999,np.ones(20000)).round(6))
