"""How the tables beside this file are written.

A table is a JSON list of rows of strings: operation, arguments, expected. Text is written with Python's
"unicode_escape", so a row may hold lone surrogates; a float is the 16 hexadecimal digits of its bits.
An expected exception is "!Type: message". Run: python3 record.py (all tables) or record.py NAME.
"""

import json
import os
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def esc(text):
    return text.encode("unicode_escape").decode("ascii")


def bits(value):
    if value != value:
        return "nan"
    return struct.pack(">d", value).hex()


def value(v):
    """A typed argument: a letter, a colon, the value."""
    if isinstance(v, bool):
        return "b:" + str(int(v))
    if isinstance(v, int):
        return "i:%d" % v
    if isinstance(v, float):
        return "f:" + bits(v)
    if isinstance(v, complex):
        return "c:" + bits(v.real) + ":" + bits(v.imag)
    if isinstance(v, str):
        return "s:" + esc(v)
    if isinstance(v, (bytes, bytearray)):
        return "y:" + v.hex()
    if v is None:
        return "n:"
    raise TypeError(type(v))


def shown(v):
    """A result: as `value`, and lists in brackets, items ended by a line feed (which `esc` never writes)."""
    if isinstance(v, (list, tuple)):
        return "[" + "".join(shown(item) + "\n" for item in v) + "]"
    return value(v)


def outcome(function, *args, **kwargs):
    try:
        return shown(function(*args, **kwargs))
    except Exception as error:
        return "!" + type(error).__name__ + ": " + esc(str(error))


def write(name, rows, directory=None):
    path = os.path.join(directory or HERE, name + ".json")
    seen, unique = set(), []
    for row in rows:
        row = tuple(row)
        if row not in seen:
            seen.add(row)
            unique.append(row)
    with open(path, "w") as out:
        out.write('[["recorded", "CPython %s"],\n' % sys.version.split()[0])
        out.write(",\n".join(json.dumps(list(row)) for row in unique))
        out.write("]\n")
    print(name, len(unique), os.path.getsize(path))
