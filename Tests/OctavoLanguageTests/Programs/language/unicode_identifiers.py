π = 3.14
größe = 2
naïve = "ï"
ℌ = "normalised"
print(π * größe, naïve, H)
変数 = ["値"]
print(変数)


class Größe:
    breite_μ = 1


print(Größe.breite_μ, Größe.__name__)
ﬁ = 1
print(fi)
_1, __ = 1, 2
print(_1 + __)
