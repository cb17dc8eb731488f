"""Method calls and attribute access on many small objects: particles in a box that count their bounces."""


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scale(self, factor):
        return Vector(self.x * factor, self.y * factor)


class Particle:
    def __init__(self, number):
        self.position = Vector(number * 7 % 100, number * 13 % 100)
        self.velocity = Vector(number % 5 - 2, number % 7 - 3)
        self.bounces = 0

    def step(self, time):
        self.position = self.position.add(self.velocity.scale(time))
        self.reflect()

    def reflect(self):
        if not 0 <= self.position.x <= 100:
            self.velocity.x = -self.velocity.x
            self.bounces += 1
        if not 0 <= self.position.y <= 100:
            self.velocity.y = -self.velocity.y
            self.bounces += 1


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1
        return self

    @property
    def doubled(self):
        return 2 * self.value


particles = [Particle(number) for number in range(200)]
for _ in range(3000):
    for particle in particles:
        particle.step(0.5)
counter = Counter()
while counter.doubled < 2_000_000:
    counter.increment()
answer = (sum(p.bounces for p in particles), sum(p.position.x + p.position.y for p in particles), counter.value)
print(answer)
assert answer == (8579, 20170.0, 1_000_000), answer
