"""Measures Octavo beside its peers and writes Benchmarks/RESULTS.md.

Run by `make bench`, or by hand with the peers' Python (README.md says where that is):

    ~/.cache/octavo-peers/bin/python Benchmarks/bench.py [--group language] [--row calls] [--runs 3]

Rows are described in groups/*.toml. Each row runs once on either side first, and the answers are compared; only
then it is timed, Octavo and the peer in turn, so that both meet the same moods of the machine. The table shows
medians. A row whose answers differ, or that one side cannot run, says so in place of its figures, and the exit
status is 1.
"""

import argparse
import os
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

import measure
import report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# The peers' environment: the one this script runs in.
PEERS = Path(sys.executable).parent


def octavo_command():
    path = Path(os.environ.get("OCTAVO", ROOT / ".build" / "release" / "octavo"))
    if not path.exists():
        sys.exit(f"{path} is missing: build it first with `swift build -c release`, or set OCTAVO")
    return str(path)


def read_groups(names):
    known = {path.stem: path for path in sorted((HERE / "groups").glob("*.toml"))}
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"no group {', '.join(unknown)}; there are {', '.join(known)}")
    groups = {}
    for name in names or known:
        with open(known[name], "rb") as file:
            groups[name] = tomllib.load(file)
    return groups


def commands(row, octavo, work):
    """The two commands of a row, and what each of them writes (None for scripts: they print)."""
    workload = ROOT / row["workload"]
    if row["kind"] == "notebook":
        if workload.suffix == ".py":
            workload = measure.generated(workload, work)
        notebook = measure.as_ipynb(workload, PEERS, work)
        html = {side: work / side / f"{workload.stem}.html" for side in ("octavo", "peer")}
        # A cache would let the later runs of the same notebook skip the work.
        ours = [octavo, "render", str(workload), "--to", "html", "-o", str(html["octavo"].parent), "--no-cache"]
        theirs = [str(PEERS / "jupyter"), "nbconvert", "--execute", "--to", "html"]
        theirs += ["--output-dir", str(html["peer"].parent), str(notebook)]
        return {"octavo": ours, "peer": theirs}, html
    theirs = [str(PEERS / "python"), *row.get("peer", [str(workload)])]
    return {"octavo": [octavo, "exec", str(workload)], "peer": theirs}, None


def measure_row(row, octavo, runs, work):
    """The figures of a row; a list, since a `timed` workload gives one for each of its operations."""
    both, html = commands(row, octavo, work)
    first = {side: measure.run(command) for side, command in both.items()}
    for side, result in first.items():
        if result.status != 0:
            last = (result.stderr.strip().splitlines() or ["no message"])[-1]
            return [report.Figures(row["name"], failure=f"{side} stops with status {result.status}: {last}")]
    if html:
        complaint = measure.compare_reports(html["peer"], html["octavo"])
    elif "peer" in row:
        complaint = None  # The peer runs something else on purpose; there is no answer to compare.
    else:
        complaint = measure.compare_texts(first["peer"].answer, first["octavo"].answer)
    if complaint:
        return [report.Figures(row["name"], failure=f"answers differ: {complaint}")]
    results = {side: [] for side in both}
    for _ in range(runs):
        for side, command in both.items():
            results[side].append(measure.run(command))
    sizes = {side: path.stat().st_size for side, path in html.items()} if html else None
    if row["kind"] == "timed":
        return [
            report.Figures(
                f"{row['name']}: {operation}",
                seconds={side: [r.operations[operation] for r in rs] for side, rs in results.items()},
            )
            for operation in first["peer"].operations
        ]
    return [
        report.Figures(
            row["name"],
            seconds={side: [r.seconds for r in rs] for side, rs in results.items()},
            memory={side: measure.peak_memory(command) for side, command in both.items()},
            sizes=sizes,
        )
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--group", action="append", default=[], help="only this group (may be repeated)")
    parser.add_argument("--row", default="", help="only rows whose workload contains this word; nothing is written")
    parser.add_argument("--runs", type=int, help="timed runs of each row, in place of the row's own number")
    options = parser.parse_args()
    octavo = octavo_command()
    failed = False
    work = Path(tempfile.mkdtemp(prefix="octavo-bench-"))
    try:
        for name, group in read_groups(options.group).items():
            rows = [row for row in group["row"] if options.row in row["workload"]]
            figures = []
            for row in rows:
                print(f"{name}: {row['name']}", file=sys.stderr, flush=True)
                runs = options.runs or row.get("runs") or group.get("runs", 7)
                measured = measure_row(row, octavo, runs, work)
                for line in measured:
                    print(f"    {line.in_one_line()}", file=sys.stderr, flush=True)
                figures += measured
            failed = failed or any(line.failure for line in figures)
            if not options.row:
                section = report.section(group, figures, report.machine(), report.versions(octavo))
                report.replace_section(HERE / "RESULTS.md", group["title"], section)
    finally:
        shutil.rmtree(work)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
