"""Records what the test programs print under CPython, and checks the recordings.

    python3 Tests/record_programs.py                      all programs
    python3 Tests/record_programs.py language/while_else  those whose name contains one of the words
    python3 Tests/record_programs.py --check              write nothing; exit 1 where a recording is stale

Needs CPython 3.11 with the packages named in FOLDERS; the tests that read the recordings need no Python.

Beside each program `x.py` stands `x.out`:

    # recorded with CPython 3.11.7
    # status 1
    --- stdout
    what the program printed
    --- stderr
    warnings and the traceback; this section is missing where nothing was written

Recordings of programs in `differences` are called `x.cpython.txt`.

A section whose last line has no line end is followed by the line `\\ no newline at end`. The path of the folder
`Programs` is taken out of the text, so that a traceback names `language/while_else.py`. Bytes that are not UTF-8
are refused.

Programs run in the folder `Programs`, with the arguments of a first line `# arguments: …`, with no input. Each runs
twice, with two seeds of string hashing; a program that prints anything that depends on it is refused, and so is one
that shows an address or a line of CPython's own library.
"""

import argparse
import importlib.metadata
import os
import platform
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TESTS = Path(__file__).resolve().parent
LANGUAGE = TESTS / "OctavoLanguageTests" / "Programs"
LIBRARY = TESTS / "OctavoLibraryTests" / "Programs"
# Programs that print something else under Octavo; `scripts/differences.py` makes a page of them.
DIFFERENCES = LANGUAGE / "differences"
# Where programs are, and the packages whose versions their recordings name.
FOLDERS = {
    LANGUAGE / "language": [],
    LANGUAGE / "builtins": [],
    LANGUAGE / "types": [],
    LANGUAGE / "modules": [],
    LANGUAGE / "errors": [],
    DIFFERENCES: [],
    LIBRARY / "numpy": ["numpy"],
    LIBRARY / "scipy": ["numpy", "scipy"],
    LIBRARY / "matplotlib": ["numpy", "matplotlib"],
}
MARKERS = ("--- stdout", "--- stderr", "\\ no newline at end")
TIME_LIMIT = 60  # seconds for one program; the programs are meant to take far less


class Refused(Exception):
    """The program cannot be a test; the text says why."""


def environment(hash_seed):
    return {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "PYTHONHASHSEED": hash_seed,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": "/tmp",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def run(program, hash_seed):
    """Status, standard output and standard error of a program, with the folder's path taken out."""
    folder = program.parent.parent
    first_line = program.read_text(encoding="utf-8").split("\n", 1)[0]
    arguments = first_line.removeprefix("# arguments:").split() if first_line.startswith("# arguments:") else []
    done = subprocess.run(
        [sys.executable, "-s", program.relative_to(folder).as_posix(), *arguments],
        cwd=folder,
        env=environment(hash_seed),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
    )
    texts = [stream.decode("utf-8").replace(f"{folder}/", "") for stream in (done.stdout, done.stderr)]
    # Ended by a signal: the status a shell shows.
    status = 128 - done.returncode if done.returncode < 0 else done.returncode
    return status, *texts


def refuse_accidents(stdout, stderr):
    text = stdout + stderr
    if address := re.search(r"\bat 0x[0-9a-f]+", text):
        raise Refused(f"shows an address: {address[0]}")
    if foreign := re.search(r'File "(<(?!fstring)|/)[^"]*"', stderr):
        raise Refused(f"its traceback leaves the program: {foreign[0]}")
    if re.search(r"/site-packages/|/lib/python3", text):
        raise Refused("shows a path of CPython's library")
    if any(line.startswith(MARKERS) for line in text.split("\n")):
        raise Refused("prints a line that the recording uses as a marker")


def section(title, text):
    if text and not text.endswith("\n"):
        text += "\n\\ no newline at end\n"
    return f"--- {title}\n{text}"


def recording(program):
    """The text of the program's `.out` file."""
    status, stdout, stderr = run(program, "0")
    if (status, stdout, stderr) != run(program, "1"):
        raise Refused("depends on the seed of string hashing, or on the time")
    refuse_accidents(stdout, stderr)
    packages = [f"{name} {importlib.metadata.version(name)}" for name in FOLDERS[program.parent]]
    versions = ", ".join([f"CPython {platform.python_version()}", *packages])
    text = f"# recorded with {versions}\n# status {status}\n" + section("stdout", stdout)
    return text + section("stderr", stderr) if stderr else text


def process(program, check):
    """A complaint about the program, or None."""
    name = program.relative_to(program.parent.parent).as_posix()
    try:
        text = recording(program)
    except Refused as reason:
        return f"{name}: refused, it {reason}"
    except subprocess.TimeoutExpired:
        return f"{name}: refused, it takes more than {TIME_LIMIT} seconds"
    target = program.with_suffix(".cpython.txt" if program.parent == DIFFERENCES else ".out")
    if not check:
        target.write_text(text, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        return f"{name}: the recording is stale"
    return None


def is_program(path):
    """Modules that programs import begin with `helper`."""
    return not path.name.startswith("helper")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit("recordings are made with CPython 3.11")
    programs = [path for folder in FOLDERS for path in sorted(folder.glob("*.py")) if is_program(path)]
    if options.words:
        programs = [path for path in programs if any(word in path.as_posix() for word in options.words)]
    if not programs:
        sys.exit("no program has such a name")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(lambda path: process(path, options.check), programs) if text]
    print(*complaints, f"{len(programs)} programs, {len(complaints)} complaints", sep="\n")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
