import random

random.seed(7)
draws = {
    "gauss": lambda: random.gauss(0, 1),
    "normalvariate": lambda: random.normalvariate(5, 2),
    "expovariate": lambda: random.expovariate(1.5),
    "uniform": lambda: random.uniform(-1, 1),
    "triangular": lambda: random.triangular(0, 10, 3),
    "betavariate": lambda: random.betavariate(2, 5),
    "gammavariate": lambda: random.gammavariate(2, 3),
    "gammavariate below 1": lambda: random.gammavariate(0.5, 1),
    "gammavariate at 1": lambda: random.gammavariate(1, 2),
    "lognormvariate": lambda: random.lognormvariate(0, 0.5),
    "paretovariate": lambda: random.paretovariate(3),
    "weibullvariate": lambda: random.weibullvariate(1, 1.5),
    "vonmisesvariate": lambda: random.vonmisesvariate(1, 4),
    "triangular default": lambda: random.triangular(),
    "gauss default": lambda: random.gauss(),
}
for name, draw in draws.items():
    print(name, [f"{draw():.12g}" for _ in range(3)])
