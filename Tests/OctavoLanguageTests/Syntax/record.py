"""Records what CPython makes of every program in bad_snippets.py and good_snippets.py.

Run with Python 3.11: python3 record.py. It writes three files beside itself, each with a header that names
the version:

faults.json: for each snippet that CPython refuses, the text, the exception's class, its message, and its
place as (line, column, last line, end column), columns from 1; `shown` is the text CPython shows where that
is not the line of the snippet, which happens inside f-strings. Snippets it accepts are listed too.

trees.json: for each good snippet, its tree in the form of tree_dump.py.

scopes.json: for each good snippet, the functions and classes compiled from it: kind, qualified name,
parameters, all local names sorted, cells, free names, and whether calling it makes a generator.
"""
import json
import pathlib
import platform
import sys
import threading
import types
import warnings

import tree_dump
from bad_snippets import GROUPS
from good_snippets import SCOPES, TREES

HERE = pathlib.Path(__file__).parent


def refusal(text):
    try:
        compile(text, "snippet", "exec", dont_inherit=True)
    except SyntaxError as error:
        fault = {
            "text": text, "kind": type(error).__name__, "message": error.msg,
            "place": [error.lineno, error.offset, error.end_lineno, error.end_offset],
        }
        # An expression in an f-string is shown by itself, in parentheses.
        shown = (error.text or "").rstrip("\n")
        if shown.startswith("(") and shown not in text:
            fault["shown"] = shown
        return fault
    except (RecursionError, MemoryError) as error:
        return {"text": text, "kind": type(error).__name__, "message": str(error), "place": None}
    return None


def scopes(code):
    """The code objects below `code`, those of a scope after it, in no order that matters."""
    found = []
    for constant in code.co_consts:
        if not isinstance(constant, types.CodeType):
            continue
        is_function = bool(constant.co_flags & 0x01)
        count = constant.co_argcount + constant.co_kwonlyargcount
        count += bool(constant.co_flags & 0x04) + bool(constant.co_flags & 0x08)
        names = constant.co_varnames if is_function else ()
        found.append({
            "kind": "function" if is_function else "class",
            "name": constant.co_qualname,
            "parameters": list(names[:count]) if is_function else [],
            "locals": sorted(set(names) | set(constant.co_cellvars)) if is_function else [],
            "cells": sorted(constant.co_cellvars),
            "free": sorted(constant.co_freevars),
            "generator": bool(constant.co_flags & 0x220),
        })
        found += scopes(constant)
    return found


def write(name, header, key, items):
    with open(HERE / name, "w", encoding="utf-8") as out:
        out.write('{"header": %s,\n"%s": [\n' % (json.dumps(header), key))
        out.write(",\n".join(json.dumps(item) for item in items))
        out.write("\n]}\n")


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
    write("faults.json", header, "faults", faults + [{"text": text} for text in accepted])
    trees = [{"text": text, "tree": tree_dump.dump(text.encode())} for text in TREES + SCOPES]
    write("trees.json", header, "trees", trees)
    scoped = [{"text": text, "scopes": scopes(compile(text, "snippet", "exec"))} for text in SCOPES]
    write("scopes.json", header, "scopes", scoped)
    print(len(faults), "refused,", len(accepted), "accepted")


threading.stack_size(256 << 20)
thread = threading.Thread(target=main)
thread.start()
thread.join()
