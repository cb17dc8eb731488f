# The Game of Life on a torus, by rolls and by sums of windows.
import numpy as np


def step(board):
    neighbours = sum(np.roll(board, (i, j), axis=(0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return ((neighbours == 3) | ((board == 1) & (neighbours == 2))).astype(int)


board = np.zeros((8, 8), dtype=int)
board[1, 2] = board[2, 3] = board[3, 1:4] = 1
for generation in range(5):
    print(f"generation {generation}: {board.sum()} cells")
    for row in board:
        print(" ".join("■" if x else "·" for x in row))
    board = step(board)
print(np.argwhere(board).tolist(), board.nonzero())
random = np.random.default_rng(0).integers(0, 2, (32, 32))
counts = [int(random.sum())]
for _ in range(30):
    random = step(random)
    counts.append(int(random.sum()))
print(counts, random.dtype, np.packbits(random[:4].astype(bool), axis=1))
