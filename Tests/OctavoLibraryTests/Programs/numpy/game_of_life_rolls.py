import numpy as np

grid = np.zeros((6, 6), dtype=int)
grid[[0, 1, 2, 2, 2], [1, 2, 0, 1, 2]] = 1
for _ in range(4):
    neighbours = sum(
        np.roll(np.roll(grid, dx, 0), dy, 1) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
    )
    grid = ((neighbours == 3) | ((grid == 1) & (neighbours == 2))).astype(int)
print(grid)
print("\n".join("".join(".#"[c] for c in row) for row in grid))
