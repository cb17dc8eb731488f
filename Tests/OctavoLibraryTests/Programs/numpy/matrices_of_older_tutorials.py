# Code of older questions and answers: matrices, select, put, row_stack.
import numpy as np, warnings
warnings.simplefilter("ignore")
M=np.asmatrix
print(repr(M([[1,2],[3,4]])**2), repr(np.power(M([[1,2],[3,4]]),2)))
try: M([[1,2]])**2
except np.linalg.LinAlgError as e: print(e)
def cost(x,y,theta):
    m=np.size(y); return (1/(2*m))*np.sum(np.power(np.matmul(x,theta)-y,2))
def gd(x,y,theta,lr,iters):
    x=M(x);y=M(y);theta=M(theta);m=np.size(y);h=np.zeros(iters)
    for i in range(iters):
        theta=theta-(lr/m)*(x.T*(x*theta-y)); h[i]=cost(x,y,theta)
    return theta,h
rng=np.random.RandomState(0)
x=np.column_stack([np.ones(97),rng.rand(97)*10]); y=(3+2*x[:,1:]+rng.randn(97,1))
t,h=gd(x,y,np.zeros((2,1)),0.01,100); print(t,h[:3],h[-1]); print(repr(t))
np.random.seed(1)
x = np.random.randint(low=20, size=(2, 3)); print(x)
a,b=x.shape
for i in range(b):
    XiXj=np.einsum('i, ij->ij',x[:,i],x[:,i:b]); x=np.concatenate((x,XiXj),axis=1)
print(x)
X=np.random.normal(0,1,(12,2)); lab=np.arange(12)%3; val=np.array([[1.,2],[3,4],[5,6]])
cond=[lab==i for i in range(3)]
try: np.select(cond,val)
except Exception as e: print(type(e).__name__,e)
try: print(np.select([c[:,None] for c in cond],val))
except Exception as e: print(type(e).__name__,e)
D=np.row_stack([X,X[:2]]); np.random.shuffle(D); print(D.shape)
X[lab==0]=val[0]; print(X[:4]); np.put(X,lab==1,val[1]); print(X[:3])
mu=np.matrix([[.12],[.08],[.05]]); sigma=np.matrix([[.5,.05,.03],[.05,.4,.01],[.03,.01,.2]]); rf=.02
x0=np.matrix([[.2],[.3],[.5]]); print(np.sqrt(x0.T*sigma*x0)/(mu.T*x0-rf))
try:
    v=np.array([.2,.3,.5]); print(v.T*sigma*v)
except Exception as e: print(type(e).__name__,e)
try: print(sigma*v)
except Exception as e: print(type(e).__name__,e)
print(v*sigma, (v*sigma).shape, mu.A1, mu.T.A, mu.I, sigma.H, sigma[0], sigma[:,1], sigma[0,1], sigma.sum(axis=1), sigma.mean())
print(np.linalg.inv(sigma), repr(np.dot(sigma,mu)), repr(np.multiply(mu,mu)), mu.flatten(), np.ravel(mu), sigma.tolist())
print(np.bmat([[sigma,mu]]).shape, np.matrix('1 2; 3 4'), sigma.max(0), np.asarray(sigma)[0])
