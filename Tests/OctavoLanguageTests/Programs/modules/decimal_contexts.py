from decimal import *
import random
D = Decimal
print(getcontext())
with localcontext() as c:
    c.prec=5
    print(D(1)/3, D('3.14159265')+0, D(2).sqrt(), D('1e10')+D('1e-10'), D('99999')+D('0.5'))
    for r in [ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP]:
        c.rounding=r
        print(r, D('1.123450')+0, D('-1.123450')+0, D('1.123451')+0, D('9.99995')+0, D('1.10005')*1)
    print(c.flags)
ctx=Context(prec=9)
print(ctx.divide(1,3), ctx.flags[Inexact], ctx.create_decimal('1.23456789012'), ctx.sqrt(D(3)), ctx.power(2,10), ctx.to_sci_string(D('1e5')))
random.seed(5)
getcontext().prec=50
for i in range(12):
    a=D(random.randrange(1,10**random.randrange(1,30)))*D(10)**random.randrange(-20,10)
    b=D(random.randrange(1,10**8))*D(10)**random.randrange(-8,-4)
    print(a+b,a-b,a*b,a/b,a.sqrt(),a.ln(),a.log10(),(b/1000).exp(),(a**(b/10**6)))
getcontext().prec=200
print(D(2).sqrt(), D(1).exp(), D(3).ln())
