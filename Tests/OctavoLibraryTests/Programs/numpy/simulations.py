# Simulations: Lotka and Volterra by Euler and Runge-Kutta, heat, a random field, Fourier analysis.
import numpy as np


def field(state):
    x, y = state
    return np.array([1.1 * x - 0.4 * x * y, 0.1 * x * y - 0.4 * y])


def runge_kutta(f, state, h, steps):
    out = np.empty((steps + 1, len(state)))
    out[0] = state
    for k in range(steps):
        k1 = f(out[k])
        k2 = f(out[k] + h / 2 * k1)
        k3 = f(out[k] + h / 2 * k2)
        k4 = f(out[k] + h * k3)
        out[k + 1] = out[k] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return out


path = runge_kutta(field, np.array([10.0, 5.0]), 0.05, 400)
print(path[::80], path.max(axis=0), path.argmax(axis=0), path.mean(axis=0))
u = np.zeros(21)
u[10] = 1.0
for _ in range(100):
    u[1:-1] += 0.25 * (u[2:] - 2 * u[1:-1] + u[:-2])
print(u, u.sum())
t = np.arange(0, 1, 1 / 64)
wave = 3 * np.sin(2 * np.pi * 5 * t) + 0.5 * np.cos(2 * np.pi * 12 * t)
spectrum = np.fft.rfft(wave)
power = np.abs(spectrum) ** 2 / len(t)
freq = np.fft.rfftfreq(len(t), 1 / 64)
print(freq[power > 1], power[power > 1].round(6), np.angle(spectrum[5]).round(6))
print(np.allclose(np.fft.irfft(spectrum, len(t)), wave), np.abs(np.fft.fft(wave)).round(4)[:8])
A = np.array([[0.9, 0.2, 0.0], [0.1, 0.7, 0.3], [0.0, 0.1, 0.7]])
p = np.array([1.0, 0.0, 0.0])
for _ in range(50):
    p = A @ p
print(p, np.linalg.matrix_power(A, 50)[:, 0], np.linalg.eigvals(A).round(6))
positions = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
velocity = np.zeros((3, 2))
mass = np.array([1.0, 2.0, 3.0])
for _ in range(100):
    r = positions[None] - positions[:, None]
    d3 = (np.sum(r**2, axis=-1) + 0.01) ** 1.5
    velocity += 0.01 * (mass[None, :, None] * r / d3[..., None]).sum(axis=1)
    positions += 0.01 * velocity
print(positions, velocity, (mass[:, None] * velocity).sum(axis=0).round(12))
x = np.linspace(0, 2 * np.pi, 9)
print(np.trapezoid(np.sin(x), x), np.sin(x), np.gradient(np.sin(x), x))
