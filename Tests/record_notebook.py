"""Records what the blocks of a notebook print under Jupyter with the real packages.

    ~/.cache/octavo-peers/bin/python Tests/record_notebook.py notebooks/gaussian-mixtures.md
    ~/.cache/octavo-peers/bin/python Tests/record_notebook.py --check notebooks/gaussian-mixtures.md

The environment is that of the benchmarks (Benchmarks/requirements.txt). One JSON file for each notebook goes to
Tests/OctavoNotebookTests/Expected. For each block it holds the first line of the code, the text printed to
standard output, the text shown for the last expression (null where there is none), the number of figures, and the
warnings that the block's own lines caused. The tests that read these files need no Python.
"""

import argparse
import importlib.metadata
import json
import platform
import re
import sys
from pathlib import Path

import jupytext
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "Tests" / "OctavoNotebookTests" / "Expected"
PACKAGES = ["numpy", "scipy", "matplotlib"]
# The kernel gives each block a file of its own, in a temporary folder with a number in its name.
OWN_WARNING = re.compile(r"^\S*ipykernel_\S*:(\d+): (\w+): (.*)$", re.MULTILINE)


def record_cell(cell):
    """The recorded outputs of one executed code cell."""
    record = {
        "first line": next((line for line in cell.source.split("\n") if not line.startswith("#|")), ""),
        "stdout": "",
        "result": None,
        "figures": 0,
        "warnings": [],
    }
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            record["stdout"] += output.text
        elif output.output_type == "stream":
            for line, category, message in OWN_WARNING.findall(output.text):
                record["warnings"].append({"line in block": int(line), "category": category, "message": message})
        elif output.output_type == "execute_result":
            record["result"] = output.data["text/plain"]
        elif output.output_type == "display_data" and "image/png" in output.data:
            record["figures"] += 1
        else:
            raise SystemExit(f"a block gave an output that this recorder does not know: {output.output_type}")
    return record


def record_notebook(path):
    notebook = jupytext.read(path)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": path.parent}}).execute()
    return {
        "notebook": path.resolve().relative_to(ROOT).as_posix(),
        "recorded with": {"python": platform.python_version()}
        | {package: importlib.metadata.version(package) for package in PACKAGES},
        "cells": [record_cell(cell) for cell in notebook.cells if cell.cell_type == "code"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a recorded file differs")
    parser.add_argument("notebooks", nargs="+", type=Path)
    options = parser.parse_args()
    stale = []
    for path in options.notebooks:
        text = json.dumps(record_notebook(path), indent=2, ensure_ascii=False) + "\n"
        target = EXPECTED / f"{path.stem}.json"
        if not options.check:
            EXPECTED.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        elif not target.exists() or target.read_text() != text:
            stale.append(target.relative_to(ROOT).as_posix())
    if stale:
        sys.exit("differs from a fresh recording: " + ", ".join(stale))


if __name__ == "__main__":
    main()
