class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prep", name, bases, kw); return {"pre": 1}
    def __new__(m, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw):
        print("init", kw)
    def __call__(cls, *a): print("call", a); return super().__call__(*a)
class A(metaclass=M, flag=3):
    x = 5
    def __init__(self, v=0): self.v = v; __class__
print(A(4).v, A.pre, type(A), M.__mro__)
class B(A): pass
class S:
    __slots__ = ("a", "b", "__c")
    def __init__(self): self.b = 1; self.a = 2; self.__c = 3
s = S(); print(s.a, s.b, s._S__c, S.a, hasattr(s, "__dict__"))
del s.a
try: s.a
except AttributeError as e: print(e)
try: s.z = 1
except AttributeError as e: print(e)
class T(S):
    def __init__(self): self.q = 1; self.a = 2
t = T(); print(t.__dict__, t.a); t.b = 4; print(t.b, vars(t)); t.__dict__; t.b = 5; print(t.b, t.a, t.q, t.__dict__)
for code in ["class X(5): pass", "class X(metaclass=int): pass", "class X(A, metaclass=type('N',(type,),{})): pass", "class X:\n __slots__=('a',)\n a=1", "class X(int):\n __slots__='a'","class X:\n __slots__=[1]","class X(bool): pass","class X(int,str): pass","type('a\\0',(),{})","type(1,2,3)","type('X',(object,object),{})", "class X(A, object, S, A): pass","object(1)","A.__new__(A,1).v","class X: pass\nX(1)","class X:\n def __init__(self): super().__init__(1)\nX()","class X:\n def __new__(c,*a): return super().__new__(c,*a)\nX(1)", "class X:\n def __init_subclass__(cls, k): print(k)\nclass Y(X, k=1): pass\nclass Z(X): pass", "class X(q=1): pass",
 "class D:\n def __set_name__(self,o,n): print(o,n)\nclass X: d=D()", "class D:\n def __set_name__(self,o,n): 1/0\nclass X: d=D()","class X:\n  __len__ = staticmethod(lambda: 5)\nprint(len(X()))", "class X:\n  __len__ = classmethod(lambda c: 6)\nprint(len(X()))", "class L:\n def __call__(self): return 7\nclass X:\n __len__ = L()\nprint(len(X()))", "class X:\n  __len__ = property(lambda s: lambda: 8)\nprint(len(X()))", "class X:\n __iter__ = None\niter(X())","class X:\n a: int = 3\n b: 'str'\nprint(X.__annotations__)","class X: pass\nX.__name__='Q'; print(X); X.__name__=3",
 "class P:\n def __mro_entries__(self, b): return (A,)\nclass X(P()): pass\nprint(X.__mro__, len(X.__orig_bases__))", "def deco(c): return c\n@deco\nclass X: pass\nprint(X)","class X:\n for i in range(3): pass\n print(locals().keys())", "class X:\n  y=1\n  def f(self): return y\nX().f()",
 "class MM(type):\n def mro(cls): return [cls, object]\nclass X(metaclass=MM): pass\nprint(X.__mro__)", "class X:\n  x = [i for i in range(2)]\n  i\n", "class MM(type):\n def __instancecheck__(c,i): return i==3\n def __subclasscheck__(c,s): return True\nclass X(metaclass=MM): pass\nprint(isinstance(3,X), isinstance(4,X), issubclass(int,X))",
 "def f(**k): return k\nclass X(metaclass=lambda n,b,d,**k:(n,b,sorted(d),k), z=1): a=1\nprint(X)", "class X:\n  def __class_getitem__(cls, k): return k\nprint(X[3])","class X: pass\nx=X(); x.__class__=A; print(type(x))","exec('a=1; b=a+1; def_=3', {}, q:={}); print(q)",
 ]:
    try: exec(code)
    except Exception as e: print(code.split(chr(10))[0], "->", type(e).__name__, e)
