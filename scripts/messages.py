"""Lists the messages in the sources that no recording of a program shows.

    python3 scripts/messages.py [TARGET]     (OctavoLanguage unless said)

A message is a text given to an error or a fault; what stands in `\\(…)` may be anything. Messages for code that no
program can reach, and those that only stand in recordings of another kind (`faults.json`), are listed too.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALL = re.compile(r'\b\w*(?:error|Error|Fault|fault|fail|refuse)\(\s*(?:\.\w+\s*,\s*)?(?:message:\s*)?"')
ESCAPES = {"n": "\n", "t": "\t", "0": "\0"}


def literal(source, start):
    """A pattern for what a Swift literal may stand for, the text to show, and where its last quote is."""
    pattern, shown, index = "", "", start
    while source[index] != '"':
        character = source[index]
        if character == "\\" and source[index + 1] == "(":
            depth, index = 1, index + 2
            while depth:
                if source[index] == '"':
                    index = literal(source, index + 1)[2]
                depth += {"(": 1, ")": -1}.get(source[index], 0)
                index += 1
            pattern, shown = pattern + ".*?", shown + "{}"
            continue
        if character == "\\":
            index += 1
            character = ESCAPES.get(source[index], source[index])
        pattern, shown, index = pattern + re.escape(character), shown + character, index + 1
    return pattern, shown, index


def messages(target):
    found = {}
    for path in sorted((ROOT / "Sources" / target).rglob("*.swift")):
        source = path.read_text()
        for call in CALL.finditer(source):
            if source.startswith('""', call.end()):
                continue
            pattern, shown, _ = literal(source, call.end())
            if len(shown.replace("{}", "").strip()) > 3:
                line = source.count("\n", 0, call.start()) + 1
                found.setdefault(shown, (pattern, f"{path.relative_to(ROOT)}:{line}"))
    return found


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else "OctavoLanguage"
    recordings = "\n".join(path.read_text() for path in ROOT.glob("Tests/*/Programs/*/*.out"))
    found = messages(target)
    unseen = [(place, shown) for shown, (pattern, place) in found.items() if not re.search(pattern, recordings)]
    for place, shown in unseen:
        print(f"{place}: {shown}")
    print(f"{len(unseen)} of {len(found)} messages are in no recording")


if __name__ == "__main__":
    main()
