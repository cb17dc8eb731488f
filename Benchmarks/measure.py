"""Running one command and comparing what two of them answered."""

import html
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

# Answers are compared as text, numbers among it to this relative difference.
TOLERANCE = 1e-6
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass
class Result:
    status: int
    seconds: float  # wall time of the whole process
    answer: str  # what it printed, without the lines of times
    stderr: str
    operations: dict[str, float] = field(default_factory=dict)  # seconds by name, from lines `@time name: seconds`


def run(command):
    """Runs a command to its end, from a fresh process each time."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err).returncode
        seconds = time.perf_counter() - start
        out.seek(0)
        err.seek(0)
        lines = out.read().decode().splitlines()
        stderr = err.read().decode()
    times = [line.removeprefix("@time ") for line in lines if line.startswith("@time ")]
    return Result(
        status=status,
        seconds=seconds,
        answer="\n".join(line for line in lines if not line.startswith("@time ")),
        stderr=stderr,
        operations={name: float(value) for name, value in (line.rsplit(": ", 1) for line in times)},
    )


def peak_memory(command):
    """Peak resident memory in bytes of a command's largest process, from an untimed run of its own.

    The kernel's high-water mark is read again and again until the process ends. (What `wait4` reports would be
    simpler, but it never falls below the memory of the process that forked, which is this one.)
    """
    silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **silent)
    peak = 0
    while process.poll() is None:
        peak = max([peak, *map(high_water_mark, family(process.pid))])
        time.sleep(0.0002)
    return peak


def family(number):
    """A process and its descendants; those that ended meanwhile are left out."""
    numbers = [number]
    for parent in numbers:
        try:
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children") as file:
                    numbers += map(int, file.read().split())
        except OSError:
            pass
    return numbers


def high_water_mark(number):
    try:
        with open(f"/proc/{number}/status") as file:
            return next((int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def generated(script, work):
    """The notebook that a script prints, written to a file; made before anything is timed."""
    target = work / f"{script.stem}.md"
    with open(target, "w") as file:
        subprocess.run([sys.executable, script], stdout=file, check=True)
    return target


def as_ipynb(notebook, peers, work):
    """The notebook as an .ipynb beside its own data, for nbconvert; made before anything is timed."""
    folder = work / "notebooks"
    folder.mkdir(exist_ok=True)
    target = folder / f"{notebook.stem}.ipynb"
    subprocess.run([peers / "jupytext", "--quiet", "--to", "ipynb", "-o", target, notebook], check=True)
    data = notebook.parent / "data"
    if data.exists() and not (folder / "data").exists():
        (folder / "data").symlink_to(data)
    return target


def compare_texts(expected, actual):
    """The first difference of two answers as a sentence, or None."""
    for number, (wanted, got) in enumerate(zip(expected.split("\n"), actual.split("\n")), start=1):
        if not same_line(wanted, got):
            return f"line {number} is {shorten(got)}, the peer has {shorten(wanted)}"
    if expected.count("\n") != actual.count("\n"):
        return f"{actual.count(chr(10)) + 1} lines, the peer has {expected.count(chr(10)) + 1}"
    return None


def same_line(wanted, got):
    if NUMBER.sub("#", wanted) != NUMBER.sub("#", got):
        return False
    pairs = zip(NUMBER.findall(wanted), NUMBER.findall(got))
    return all(math.isclose(float(a), float(b), rel_tol=TOLERANCE, abs_tol=1e-12) for a, b in pairs)


def shorten(line):
    return repr(line if len(line) <= 60 else line[:57] + "...")


def compare_reports(peer, ours):
    """Whether all text that the peer's report shows as output stands in ours, in the same order.

    White space does not count: the peer's kernel may break a line into two outputs wherever its buffer ended.
    Figures are counted, not compared; what went to the error stream (warnings) is worded by each side for itself.
    """
    outputs = re.findall(r'<div class="jp-RenderedText(?![^>]*stderr)[^>]*>\s*<pre>(.*?)</pre>', peer.read_text(), re.DOTALL)
    text = squeezed(plain(re.sub(r"<style.*?</style>|<svg.*?</svg>", "", ours.read_text(), flags=re.DOTALL)))
    position = 0
    for line in (line for output in outputs for line in plain(output).split("\n") if line.strip()):
        # Paths of the kernel's temporary files, and figures' own texts, are the peer's affair.
        if "ipykernel_" in line or line.startswith("<Figure size"):
            continue
        found = text.find(squeezed(line), position)
        if found < 0:
            return f"{shorten(line.strip())} is missing from the report"
        position = found + len(squeezed(line))
    drawn, wanted = (
        len(re.findall(pattern, path.read_text()))
        for pattern, path in ((r"<svg\b", ours), (r'<img[^>]+src="data:image/png', peer))
    )
    return None if drawn >= wanted else f"{drawn} figures, the peer has {wanted}"


def squeezed(text):
    return "".join(text.split())


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))
