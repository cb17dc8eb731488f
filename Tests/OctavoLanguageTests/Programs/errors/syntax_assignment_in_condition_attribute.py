class A: pass
a = A()
if a.x = 2:
    pass
