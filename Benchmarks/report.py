"""What RESULTS.md says."""

import importlib.metadata
import math
import platform
import re
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

HEADER = """\
# Benchmarks: Octavo beside its peers

Written by `make bench`; README.md says how the figures are made. A ratio above 1 means that Octavo is faster.
The share after a time is the larger of the two distances from the median to the quartiles.
"""


@dataclass
class Figures:
    """One line of a table. `seconds`, `memory` and `sizes` have the keys "octavo" and "peer"."""

    name: str
    seconds: dict | None = None
    memory: dict | None = None
    sizes: dict | None = None
    failure: str | None = None

    @property
    def ratio(self):
        return statistics.median(self.seconds["peer"]) / statistics.median(self.seconds["octavo"])

    def in_one_line(self):
        if self.failure:
            return self.failure
        return f"{duration(self.seconds['octavo'])} against {duration(self.seconds['peer'])}: {self.ratio:.2f}×"


def duration(times):
    """The median with a unit, and how far the quartiles are from it."""
    middle = statistics.median(times)
    unit, factor = next(((u, f) for u, f in (("s", 1), ("ms", 1e3), ("µs", 1e6)) if middle * f >= 1), ("ns", 1e9))
    value = middle * factor
    text = f"{value:.{max(0, 2 - math.floor(math.log10(max(value, 1))))}f} {unit}"
    if len(times) < 3 or middle == 0:
        return text
    low, _, high = statistics.quantiles(times, n=4, method="inclusive")
    return f"{text} ± {max(high - middle, middle - low) / middle:.0%}"


def size(number):
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{number / 1e3:.1f} kB"


def table(figures):
    memory = any(line.memory for line in figures)
    sizes = any(line.sizes for line in figures)
    heads = ["work", "Octavo", "peer", "ratio"]
    heads += ["memory of Octavo", "of the peer"] if memory else []
    heads += ["report of Octavo", "of the peer"] if sizes else []
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for line in figures:
        if line.failure:
            lines.append([line.name, line.failure.replace("|", "\\|")] + [""] * (len(heads) - 2))
            continue
        cells = [line.name, duration(line.seconds["octavo"]), duration(line.seconds["peer"]), f"{line.ratio:.2f}"]
        for pair, wanted in ((line.memory, memory), (line.sizes, sizes)):
            if wanted:
                cells += [size(pair["octavo"]), size(pair["peer"])] if pair else ["", ""]
        lines.append(cells)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def section(group, figures, machine, versions):
    parts = [f"## {group['title']}", group["about"], table(figures)]
    measured = [line for line in figures if not line.failure]
    if group.get("summary") == "geometric mean" and measured:
        ratios = [line.ratio for line in measured]
        missing = f" ({len(figures) - len(measured)} rows missing)" if len(measured) < len(figures) else ""
        parts.append(
            f"Geometric mean of the ratios: **{statistics.geometric_mean(ratios):.2f}**{missing}; "
            f"smallest {min(ratios):.2f}, largest {max(ratios):.2f}."
        )
    parts += [f"{machine}  \n{versions}"]
    return "\n\n".join(parts) + "\n"


def replace_section(path, title, text):
    """Puts a section in the place of the one with the same title, or at the end."""
    old = path.read_text() if path.exists() else HEADER
    before, *sections = re.split(r"^(?=## )", old, flags=re.MULTILINE)
    sections = [s.rstrip("\n") + "\n" for s in sections]
    places = [i for i, s in enumerate(sections) if s.startswith(f"## {title}\n")]
    if places:
        sections[places[0]] = text
    else:
        sections.append(text)
    path.write_text("\n".join([before.rstrip("\n") + "\n", *sections]))


def machine():
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    cores = len(re.findall(r"^processor\b", Path("/proc/cpuinfo").read_text(), re.MULTILINE))
    memory = re.search(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    gigabytes = int(memory[1]) / 2**20 if memory else 0
    return f"Machine: {model[1] if model else platform.machine()}, {cores} cores, {gigabytes:.0f} GiB, {system}."


def versions(octavo):
    own = subprocess.run([octavo, "--version"], capture_output=True, text=True).stdout.strip() or "unknown version"
    peers = [f"CPython {platform.python_version()}"]
    peers += [f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "scipy", "matplotlib", "nbconvert")]
    return f"Octavo: {own}. Peers: {', '.join(peers)}."
