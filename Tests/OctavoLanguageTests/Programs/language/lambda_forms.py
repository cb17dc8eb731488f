square = lambda x: x * x
print(square(4), (lambda: "none")(), (lambda *a, k=1, **m: (a, k, m))(1, 2, k=3, z=4))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print((lambda x, y=lambda: 5: x + y())(1))
print(square.__name__, (lambda: 0).__qualname__)
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, lambda v: v + 1)(41))
print([f(3) for f in [lambda x, n=n: x ** n for n in range(4)]])
print((lambda x: (yield x))(1).__next__())
