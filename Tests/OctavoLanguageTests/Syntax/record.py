"""Records what CPython says of every program in bad_snippets.py.

Run with Python 3.11: python3 record.py. Writes faults.json beside itself: a header and, for each snippet
that CPython refuses, the text, the exception's class, its message, and its place as (line, column, last
line, end column), columns from 1. A place of None stands for "none given". The text CPython shows is kept
only where it is not the line of the snippet, which happens inside f-strings.
"""
import json
import pathlib
import platform
import sys
import threading
import warnings

from bad_snippets import GROUPS

HERE = pathlib.Path(__file__).parent


def refusal(text):
    try:
        compile(text, "snippet", "exec", dont_inherit=True)
    except SyntaxError as error:
        shown = error.text
        lines = text.replace("\r\n", "\n").split("\n")
        line = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else None
        if shown is not None and (line is None or shown.rstrip("\n").lstrip("\ufeff") == line.lstrip("\ufeff")):
            shown = None
        return {
            "text": text, "kind": type(error).__name__, "message": error.msg,
            "place": [error.lineno, error.offset, error.end_lineno, error.end_offset],
            **({"shown": shown.rstrip("\n")} if shown is not None and error.msg.startswith("f-string") or shown and shown.startswith("(") else {}),
        }
    except (RecursionError, MemoryError) as error:
        return {"text": text, "kind": type(error).__name__, "message": str(error), "place": None}
    return None


def main():
    warnings.simplefilter("ignore")
    if sys.version_info[:2] != (3, 11):
        sys.exit("record.py wants Python 3.11")
    faults, accepted, seen = [], [], set()
    for group, texts in GROUPS.items():
        for text in texts:
            if text in seen:
                continue
            seen.add(text)
            found = refusal(text)
            if found is None:
                accepted.append(text)
            else:
                faults.append({"group": group, **found})
    header = {"recorded with": f"CPython {platform.python_version()}"}
    with open(HERE / "faults.json", "w", encoding="utf-8") as out:
        out.write('{"header": %s,\n"accepted": [\n' % json.dumps(header))
        out.write(",\n".join(json.dumps(text) for text in accepted))
        out.write('\n],\n"faults": [\n')
        out.write(",\n".join(json.dumps(fault) for fault in faults))
        out.write("\n]}\n")
    print(len(faults), "refused,", len(accepted), "accepted")


threading.stack_size(256 << 20)
thread = threading.Thread(target=main)
thread.start()
thread.join()
