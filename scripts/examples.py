"""Runs the examples of the docstrings of packages under Octavo and compares what they print.

    python3 scripts/examples.py .build/debug/octavo numpy numpy.linalg      the public objects of these modules
    python3 scripts/examples.py .build/debug/octavo numpy --only histogram  those with the word in their names
    ... --show                                                              the first differences of each

Needs the Python the recordings are made with. The examples of one object are one script, which that Python runs too, and
unseeded generators are seeded alike in both. Of each example it is said whether Octavo printed

    same      what the other did
    doc       the documented text, where the other printed something else
    varies    something else, as the other does from run to run; or the documentation leaves it out (+SKIP)
    rounding  the same but for numbers that agree to 1e-6
    differs   anything else

and an object counts as the worst of its examples. Addresses are not compared.
"""

import argparse
import doctest
import importlib
import inspect
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ORDER = ["same", "doc", "varies", "rounding", "differs"]
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
UNSEEDED = re.compile(r"\b(default_rng|RandomState|PCG64|PCG64DXSM|MT19937|Philox|SFC64|SeedSequence)\(\s*\)")
SEED = 20250101
RUNNER = '''
import io as _io, sys as _sys, warnings as _warnings
_warnings.simplefilter("ignore")
_names = {"__name__": "__main__"}
import numpy as _numpy
_numpy.random.seed(%d)
exec("import numpy as np", _names)
for _number, _source in enumerate(_examples):
    _kept, _sys.stdout, _error = _sys.stdout, _io.StringIO(), None
    try:
        exec(compile(_source, "<example>", "single"), _names)
    except BaseException as _raised:
        _error = _raised
    _text, _sys.stdout = _sys.stdout.getvalue(), _kept
    print("@@%%d" %% _number)
    print(_text, end="")
    if _error is not None:
        print("Traceback (most recent call last):")
        print(type(_error).__module__, type(_error).__qualname__, _error, sep=" ")
''' % SEED


def objects(module):
    """The documented objects of a module: functions, classes, and what is in these."""
    if module.__doc__:
        yield module.__name__, module
    names = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
    for name in sorted(names):
        found = getattr(module, name, None)
        if found is None or inspect.ismodule(found):
            continue
        yield f"{module.__name__}.{name}", found
        if inspect.isclass(found):
            for inner in sorted(name for name in dir(found) if not name.startswith("_")):
                value = inspect.getattr_static(found, inner)
                yield f"{module.__name__}.{name}.{inner}", getattr(value, "__func__", value)


def collected(modules, words):
    """Objects with examples, each docstring once."""
    seen, parser = set(), doctest.DocTestParser()
    for module in modules:
        for name, found in objects(importlib.import_module(module)):
            text = getattr(found, "__doc__", None)
            if not isinstance(text, str) or ">>>" not in text or text in seen:
                continue
            seen.add(text)
            if words and not any(word in name for word in words):
                continue
            try:
                examples = parser.get_examples(text)
            except ValueError:
                # Where one example is written wrongly, the others count still.
                examples = []
                for part in re.split(r"\n\s*\n", text):
                    try:
                        examples += parser.get_examples(part + "\n")
                    except ValueError:
                        pass
            if examples:
                yield name, examples


def run(command, script):
    """What each example printed, by number."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "examples.py")
        path.write_text(script)
        done = subprocess.run(
            command + [str(path)], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=600,
            env={**os.environ, "MPLBACKEND": "agg"})
    printed, current = {}, None
    for line in ADDRESS.sub("0x0", done.stdout.decode(errors="replace")).split("\n"):
        if mark := re.fullmatch(r"@@(\d+)", line):
            current = int(mark[1])
            printed[current] = []
        elif current is not None:
            printed[current].append(line)
    return {number: "\n".join(lines).rstrip("\n") for number, lines in printed.items()}


def is_close(a, b):
    if a is None or b is None or "".join(NUMBER.sub("#", a).split()) != "".join(NUMBER.sub("#", b).split()):
        return False
    for x, y in zip(NUMBER.findall(a), NUMBER.findall(b)):
        if x != y and not re.search("[.e]", x + y):
            return False
        x, y = float(x), float(y)
        if abs(x - y) > 1e-6 * max(abs(x), abs(y)) and max(abs(x), abs(y)) >= 1e-12:
            return False
    return True


def judged(program, examples):
    """The worst that an object's examples are, and what differs."""
    sources = [UNSEEDED.sub(lambda found: f"{found[1]}({SEED})", example.source) for example in examples]
    script = f"_examples = {sources!r}" + RUNNER
    ours, theirs, again = run([program, "exec"], script), run([sys.executable], script), None
    worst, differences = "same", []
    for number, example in enumerate(examples):
        got, wanted = ours.get(number), theirs.get(number)
        if got == wanted:
            continue
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        if got is not None and not example.exc_msg and doctest.OutputChecker().check_output(
                example.want, got + "\n" if got else "", options):
            kind = "doc"
        elif doctest.SKIP in example.options:
            kind = "varies"
        else:
            again = run([sys.executable], script) if again is None else again
            varies = again.get(number) != wanted and got is not None and "Error" not in got
            kind = "varies" if varies else "rounding" if is_close(got, wanted) else "differs"
            differences.append((kind, example.source, got, wanted))
        worst = max(worst, kind, key=ORDER.index)
    return worst, [entry[1:] for entry in differences if entry[0] == worst]


def main():
    parser = argparse.ArgumentParser(description="Runs the examples of docstrings under Octavo.")
    parser.add_argument("program")
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    program = str(Path(asked.program).resolve())
    jobs = list(collected(asked.modules, asked.only))
    counts = dict.fromkeys(ORDER, 0)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, _), (worst, differences) in zip(jobs, pool.map(lambda job: judged(program, job[1]), jobs)):
            counts[worst] += 1
            if worst in ("rounding", "differs"):
                print(worst, name, flush=True)
                for source, got, wanted in differences[:3] if asked.show else ():
                    print("   >>>", source.rstrip().replace("\n", "\n   ... "))
                    print(f"   Octavo: {got!r}\n   Python: {wanted!r}")
    print(len(jobs), "objects:", ", ".join(f"{kind} {count}" for kind, count in counts.items()))


if __name__ == "__main__":
    main()
