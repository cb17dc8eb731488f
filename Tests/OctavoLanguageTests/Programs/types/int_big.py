a = 2**200
b = 3**150
print(a, b, a * b % 1000007, a // b if a > b else b // a, b % a, -b // a, -b % a, b % -a)
print(
    a + b,
    a - b,
    b - a,
    a & b,
    a | b == (a + b - (a & b)),
    a ^ a,
    -a,
    abs(-a),
    a == 2**200,
    a != b,
    a < b,
    -a < 0,
    a > 1e300,
)
print(
    int(str(b)) == b,
    int(hex(a), 16) == a,
    a / b,
    (10**30) / 7,
    float(a),
    a**2 == 2**400,
    pow(3, 10**20, 1000007),
    divmod(b, 10**20),
)
f = 1
for i in range(1, 60):
    f *= i
print(f, len(str(f**3)), f // 10**50, f % 10**18)
fib = [0, 1]
while len(fib) < 301:
    fib.append(fib[-1] + fib[-2])
print(fib[300], fib[300] // fib[299], str(2**1000)[:30], sum(map(int, str(2**1000))))
print(
    10**100 // 3**50,
    (10**50 + 1) * (10**50 - 1) == 10**100 - 1,
    -(10**25) // 10**24,
    10**25 == 1e25,
    10**22 == 1e22,
)
import math

print(
    math.isqrt(10**60 + 12345), math.gcd(2**100, 6**50) == 2**50, math.comb(100, 50), math.factorial(40)
)
