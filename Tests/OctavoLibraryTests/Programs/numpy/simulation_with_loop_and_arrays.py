import numpy as np
rng = np.random.default_rng(12)
position, velocity, dt = np.zeros(2), np.array([1.0, 2.0]), 0.1
path = [position.copy()]
for _ in range(5):
    velocity = velocity + dt * np.array([0.0, -9.81])
    position = position + dt * velocity
    path.append(position)
path = np.array(path)
print(path.round(4), path[:, 1].max().round(6), np.diff(path, axis=0)[0])
noise = rng.normal(scale=0.01, size=path.shape)
print((path + noise)[1], np.abs(noise).max() < 0.05)
