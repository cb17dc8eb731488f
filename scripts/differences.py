#!/usr/bin/env python3
"""Writes Documentation/differences.md from the programs that show where Octavo differs from CPython.

    scripts/differences.py .build/release/octavo            records what Octavo prints, and writes the page
    scripts/differences.py .build/release/octavo --check    writes nothing; exit 1 if anything is stale

Each program in Tests/OctavoLanguageTests/Programs/differences begins with four comments: title, description, cause
and workaround. Beside `x.py` stand `x.cpython.txt`, recorded by Tests/record_programs.py, and `x.octavo.txt`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Tests" / "OctavoLanguageTests" / "Programs" / "differences"
PAGE = ROOT / "Documentation" / "differences.md"
FIELDS = ("title", "description", "cause", "workaround")
HEAD = """# Where Octavo differs from CPython

Made by `scripts/differences.py` from the programs in `Tests/OctavoLanguageTests/Programs/differences/`; the tests run
them. What is not listed here, and is not refused with an error that names it, is meant to be the same.
"""


def header(program):
    fields = {}
    for line in program.read_text(encoding="utf-8").split("\n"):
        key, colon, text = line.removeprefix("# ").partition(": ")
        if not line.startswith("# ") or not colon or key not in FIELDS:
            break
        fields[key] = text
    if tuple(fields) != FIELDS:
        sys.exit(f"{program.name}: begins with comments {', '.join(FIELDS)}, in that order")
    return fields


def body(program):
    lines = program.read_text(encoding="utf-8").split("\n")
    return "\n".join(lines[len(FIELDS):]).strip()


def output(octavo, program):
    name = program.relative_to(FOLDER.parent).as_posix()
    done = subprocess.run([octavo, "exec", name], cwd=FOLDER.parent, stdin=subprocess.DEVNULL, capture_output=True)
    return (done.stdout + done.stderr).decode("utf-8").replace(f"{FOLDER.parent}/", "")


def shown(recording):
    """The text of a recording of CPython, without its head."""
    lines = recording.read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines[3:] if line != "--- stderr")


def section(program, ours):
    fields = header(program)
    theirs = shown(program.with_suffix(".cpython.txt"))
    if theirs.strip() == ours.strip():
        sys.exit(f"{program.name}: Octavo prints what CPython prints; this is no difference")
    return (
        f"\n## {fields['title']}\n{fields['description']}\n\n**Why:** {fields['cause']}\\\n"
        f"**Instead:** {fields['workaround']}\n\n```python\n{body(program)}\n```\n\n"
        f"CPython prints\n\n```text\n{theirs.rstrip()}\n```\n\nOctavo prints\n\n```text\n{ours.rstrip()}\n```\n"
    )


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    octavo, check = Path(sys.argv[1]).resolve(), "--check" in sys.argv
    texts = {PAGE: HEAD}
    for program in sorted(FOLDER.glob("*.py")):
        ours = output(octavo, program)
        texts[program.with_suffix(".octavo.txt")] = ours
        texts[PAGE] += section(program, ours)
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(("stale: " if check else "written: ") + path.relative_to(ROOT).as_posix())
        if not check:
            path.write_text(texts[path], encoding="utf-8")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
