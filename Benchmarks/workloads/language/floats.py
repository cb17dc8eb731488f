"""Float loops: the Mandelbrot set, and five bodies under gravity."""


def mandelbrot(size, limit):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 3.0 * column / size - 2.0
            zr = zi = 0.0
            for _ in range(limit):
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
            else:
                inside += 1
    return inside


def accelerate(bodies, pairs, time):
    for (first, second) in pairs:
        a, b = bodies[first], bodies[second]
        dx = a[0] - b[0]
        dy = a[1] - b[1]
        dz = a[2] - b[2]
        squared = dx * dx + dy * dy + dz * dz
        pull = time / (squared * squared ** 0.5)
        a[3] -= dx * b[6] * pull
        a[4] -= dy * b[6] * pull
        a[5] -= dz * b[6] * pull
        b[3] += dx * a[6] * pull
        b[4] += dy * a[6] * pull
        b[5] += dz * a[6] * pull


def energy(bodies, pairs):
    total = 0.0
    for x, y, z, vx, vy, vz, mass in bodies:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for first, second in pairs:
        a, b = bodies[first], bodies[second]
        distance = ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2) ** 0.5
        total -= a[6] * b[6] / distance
    return total


def simulate(steps, time):
    bodies = [
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0],
        [5.0, 0.0, 0.1, 0.0, 2.8, 0.0, 0.04],
        [0.0, 9.0, -0.2, -2.1, 0.0, 0.1, 0.01],
        [-14.0, 0.0, 0.3, 0.0, -1.7, 0.0, 0.002],
        [0.0, -20.0, 0.0, 1.4, 0.0, -0.1, 0.002],
    ]
    pairs = [(i, j) for i in range(5) for j in range(i + 1, 5)]
    before = energy(bodies, pairs)
    for _ in range(steps):
        accelerate(bodies, pairs, time)
        for body in bodies:
            body[0] += time * body[3]
            body[1] += time * body[4]
            body[2] += time * body[5]
    return before, energy(bodies, pairs)


inside = mandelbrot(240, 100)
before, after = simulate(60_000, 0.001)
print(inside, before, after)
assert inside == 14882 and abs(after - before) < 1e-3 * abs(before)
