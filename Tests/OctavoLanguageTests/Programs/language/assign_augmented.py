n = 10
n += 5; n -= 3; n *= 2; print(n)
n //= 5; n **= 3; n %= 50; print(n)
n <<= 3; n |= 1; n &= 0xFF; n ^= 0b1010; n >>= 1; print(n)
x = 7.0
x /= 2
print(x)
words = ["a"]
same = words
words += "bc"
print(same, words is same)
words = words + ["d"]
print(same, words is same)
s = "ab"
s *= 3
print(s)
d = {"k": [1]}
d["k"] += [2]
d["k"][0] -= 4
print(d)
t = (1,)
t += (2,)
print(t)
u = {1, 2}
v = u
u |= {3}
print(sorted(v))
