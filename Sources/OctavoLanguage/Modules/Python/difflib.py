"""Differences between sequences, and texts that show them.

SequenceMatcher looks for the longest common block, then on both sides of it, after Ratcliff and Obershelp
("Pattern Matching: The Gestalt Approach", Dr. Dobb's Journal, July 1988).
"""

from collections import namedtuple
from heapq import nlargest
from types import GenericAlias

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match",
]  # fmt: skip

Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index()

    def _index(self):
        """Where each item of b occurs, without junk and without what is too common to tell anything."""
        b = self.b
        self.b2j = b2j = {}
        for i, item in enumerate(b):
            b2j.setdefault(item, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            junk.update(item for item in b2j if self.isjunk(item))
            for item in junk:
                del b2j[item]
        self.bpopular = popular = set()
        if self.autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            popular.update(item for item, places in b2j.items() if len(places) > limit)
            for item in popular:
                del b2j[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest common block in a[alo:ahi] and b[blo:bhi], the first of several."""
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_a, best_b, best_size = alo, blo, 0
        # For the items of b: how long the common block is that ends there and at the last item of a.
        lengths = {}
        nothing = []
        for i in range(alo, ahi):
            fresh = {}
            for j in b2j.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = fresh[j] = lengths.get(j - 1, 0) + 1
                if size > best_size:
                    best_a, best_b, best_size = i - size + 1, j - size + 1, size
            lengths = fresh
        # Popular items are taken on both sides, then junk that is next to what matches.
        for takes_junk in (False, True):
            while (
                best_a > alo and best_b > blo
                and (b[best_b - 1] in junk) == takes_junk and a[best_a - 1] == b[best_b - 1]
            ):  # fmt: skip
                best_a, best_b, best_size = best_a - 1, best_b - 1, best_size + 1
            while (
                best_a + best_size < ahi and best_b + best_size < bhi
                and (b[best_b + best_size] in junk) == takes_junk
                and a[best_a + best_size] == b[best_b + best_size]
            ):  # fmt: skip
                best_size += 1
        return Match(best_a, best_b, best_size)

    def get_matching_blocks(self):
        """The common blocks in order, ending with an empty one at the ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        len_a, len_b = len(self.a), len(self.b)
        pending = [(0, len_a, 0, len_b)]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append(match)
            if alo < i and blo < j:
                pending.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        at_a = at_b = length = 0
        for i, j, size in found:
            if at_a + length == i and at_b + length == j:
                length += size
            else:
                if length:
                    joined.append((at_a, at_b, length))
                at_a, at_b, length = i, j, size
        if length:
            joined.append((at_a, at_b, length))
        joined.append((len_a, len_b, 0))
        self.matching_blocks = [Match._make(block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """How to turn a into b: (tag, i1, i2, j1, j2)."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = answer = []
        for at_a, at_b, size in self.get_matching_blocks():
            if i < at_a and j < at_b:
                answer.append(("replace", i, at_a, j, at_b))
            elif i < at_a:
                answer.append(("delete", i, at_a, j, at_b))
            elif j < at_b:
                answer.append(("insert", i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                answer.append(("equal", at_a, i, at_b, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        """The changes in groups, each with n items around it."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike the sequences are, from 0 to 1."""
        matches = sum(block[-1] for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(): as if order did not matter."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(): from the lengths alone."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n possibilities that are most like a word, best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (
            matcher.real_quick_ratio() >= cutoff
            and matcher.quick_ratio() >= cutoff
            and matcher.ratio() >= cutoff
        ):
            found.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is blank, but for one #."""
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ("", "#") and not line.strip("\n").count("#") > 1


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or tab."""
    return ch in ws


def _keep_original_ws(text, marks):
    """The marks, with the text's own blanks where there is no mark, so that tabs stand over tabs."""
    return "".join(
        character if mark == " " and character.isspace() else mark for character, mark in zip(text, marks)
    ).rstrip()


class Differ:
    """Compares texts line by line, and similar lines character by character."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """The lines of both with a mark before each: - only in a, + only in b, ? hints."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, lines, low, high):
        for i in range(low, high):
            yield "%s %s" % (tag, lines[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _most_similar(self, a, alo, ahi, b, blo, bhi, matcher):
        """The pair of lines that are most alike but differ, and the first pair that does not."""
        best_ratio, cutoff = 0.74, 0.75
        best = identical = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    identical = identical or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if (
                    matcher.real_quick_ratio() > best_ratio
                    and matcher.quick_ratio() > best_ratio
                    and matcher.ratio() > best_ratio
                ):
                    best_ratio, best = matcher.ratio(), (i, j)
        return (best if best_ratio >= cutoff else None), identical

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        matcher = SequenceMatcher(self.charjunk)
        similar, identical = self._most_similar(a, alo, ahi, b, blo, bhi, matcher)
        if similar is None and identical is None:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        best_i, best_j = similar or identical
        yield from self._fancy_helper(a, alo, best_i, b, blo, best_j)
        line_a, line_b = a[best_i], b[best_j]
        if similar is None:
            yield "  " + line_a
        else:
            yield from self._marked(line_a, line_b, matcher)
        yield from self._fancy_helper(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _marked(self, line_a, line_b, matcher):
        marks_a = marks_b = ""
        matcher.set_seqs(line_a, line_b)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            in_a, in_b = i2 - i1, j2 - j1
            if tag == "replace":
                marks_a += "^" * in_a
                marks_b += "^" * in_b
            elif tag == "delete":
                marks_a += "-" * in_a
            elif tag == "insert":
                marks_b += "+" * in_b
            else:
                marks_a += " " * in_a
                marks_b += " " * in_b
        yield from self._qformat(line_a, line_b, marks_a, marks_b)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        atags = _keep_original_ws(aline, atags)
        btags = _keep_original_ws(bline, btags)
        yield "- " + aline
        if atags:
            yield f"? {atags}\n"
        yield "+ " + bline
        if btags:
            yield f"? {btags}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differ(linejunk, charjunk).compare(a, b)."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two texts an ndiff was made of."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# MARK: Diffs as programs exchange them


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def _file_header(mark, name, date, lineterm):
    return "%s %s%s%s" % (mark, name, "\t%s" % date if date else "", lineterm)


def _format_range_unified(start, stop):
    length = stop - start
    if length == 1:
        return "%d" % (start + 1)
    return "%d,%d" % (start + 1 if length else start, length)


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes with n lines around them, as diff -u."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _file_header("---", fromfile, fromfiledate, lineterm)
            yield _file_header("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "@@ -%s +%s @@%s" % (
            _format_range_unified(first[1], last[2]), _format_range_unified(first[3], last[4]), lineterm,
        )  # fmt: skip
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _format_range_context(start, stop):
    length = stop - start
    first = start + 1 if length else start
    return "%d" % first if length <= 1 else "%d,%d" % (first, first + length - 1)


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes with n lines around them, before and after, as diff -c."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _file_header("***", fromfile, fromfiledate, lineterm)
            yield _file_header("---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield "*** %s ****%s" % (_format_range_context(first[1], last[2]), lineterm)
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield "--- %s ----%s" % (_format_range_context(first[3], last[4]), lineterm)
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield marks[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """A diff of lines of bytes."""

    def decode(value):
        try:
            return value.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(value).__name__, value)) from error

    lines = dfunc(
        [decode(line) for line in a], [decode(line) for line in b], decode(fromfile), decode(tofile),
        decode(fromfiledate), decode(tofiledate), n, decode(lineterm),
    )  # fmt: skip
    for line in lines:
        yield line.encode("ascii", "surrogateescape")


class HtmlDiff:
    """Refused: a report has its own tables."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("difflib.HtmlDiff is not supported by Octavo; use unified_diff or ndiff")
