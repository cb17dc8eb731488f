"""Writes the two simulated files beside this script.

    python3 make_data.py

The generator is seeded, so a second run writes the same bytes. Recorded with NumPy 2.4.6.
"""

from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent


def write(name, heights):
    lines = ["tray,height"]
    for number, height in enumerate(heights, start=1):
        lines.append(f"{number},{height:.2f}")
    (FOLDER / name).write_text("\n".join(lines) + "\n")


rng = np.random.default_rng(8)
dwarf = rng.normal(12.0, 1.6, size=150)
tall = rng.normal(20.0, 3.0, size=350)
write("two-modes.csv", rng.permutation(np.concatenate([dwarf, tall])))
write("one-mode.csv", rng.normal(20.0, 3.0, size=500))
