"""Fills paragraphs, and changes how texts are indented."""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """The options of wrapping, and its steps, which subclasses can replace."""

    unicode_whitespace_trans = dict.fromkeys((ord(character) for character in _whitespace), ord(" "))

    # Between chunks a line may be broken: blanks, dashes between words, words up to their hyphen.
    _word = r'[\w!"\'&.,?]'
    _letter = r"[^\d\W]"
    wordsep_re = re.compile(
        r"([ \t\n\x0b\x0c\r]+"
        rf"|(?<={_word})-{{2,}}(?=\w)"
        rf"|[^ \t\n\x0b\x0c\r]+?(?:-(?:(?<={_letter}{{2}}-)|(?<={_letter}-{_letter}-))(?={_letter}-?{_letter})"
        rf"|(?=[ \t\n\x0b\x0c\r]|\Z)|(?<={_word})(?=-{{2,}}\w)))"
    )
    wordsep_simple_re = re.compile(r"([ \t\n\x0b\x0c\r]+)")
    sentence_end_re = re.compile(r"[a-z][\.\!\?][\"\']?\Z")
    del _word, _letter

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
        tabsize=8, *, max_lines=None, placeholder=" [...]"
    ):  # fmt: skip
        options = locals()
        del options["self"]
        vars(self).update(options)

    # MARK: The steps

    def _munge_whitespace(self, text):
        expanded = text.expandtabs(self.tabsize) if self.expand_tabs else text
        return expanded.translate(self.unicode_whitespace_trans) if self.replace_whitespace else expanded

    def _split(self, text):
        pattern = self.wordsep_simple_re if self.break_on_hyphens is not True else self.wordsep_re
        return list(filter(None, pattern.split(text)))

    def _fix_sentence_endings(self, chunks):
        """Two blanks after the end of a sentence."""
        for place in range(1, len(chunks)):
            if chunks[place] == " " and self.sentence_end_re.search(chunks[place - 1]):
                chunks[place] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Takes as much of a word that fits on no line as there is room for."""
        word = reversed_chunks.pop()
        if not self.break_long_words:
            # It gets a line of its own.
            (reversed_chunks if cur_line else cur_line).append(word)
            return
        room = width - cur_len if width >= 1 else 1
        end = room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].strip("-"):
                end = hyphen + 1
        cur_line.append(word[:end])
        reversed_chunks.append(word[end:])

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(indent + self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        # Reversed, so that the next is the last.
        chunks = chunks[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line = self._take_line(chunks, width, is_first=not lines)
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            fits = sum(map(len, line)) <= width
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and fits:
                lines.append(indent + "".join(line))
                continue
            self._add_placeholder(lines, line, indent)
            break
        return lines

    def _take_line(self, chunks, width, is_first):
        if self.drop_whitespace and not is_first and not chunks[-1].strip():
            chunks.pop()
        line, length = [], 0
        while chunks and (longer := length + len(chunks[-1])) <= width:
            line.append(chunks.pop())
            length = longer
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _add_placeholder(self, lines, line, indent):
        """Ends the last line that may be, with the mark that there is more."""
        mark = self.placeholder
        while line:
            if line[-1].strip() and len(indent) + sum(map(len, line)) + len(mark) <= self.width:
                lines.append("".join([indent, *line, mark]))
                return
            line.pop()
        if lines and len(shortened := lines[-1].rstrip() + mark) <= self.width:
            lines[-1] = shortened
        else:
            lines.append(indent + mark.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of a paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, none longer than the width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph with its lines broken, none longer than the width."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line of as many words as fit, and a mark where some are left out."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Takes away the blanks that all lines begin with."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    starts = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line]
    if not starts:
        return "\n".join(lines)
    # What the first and the last in order have in common, all have.
    low, high = min(starts), max(starts)
    margin = next((i for i, (a, b) in enumerate(zip(low, high)) if a != b), min(len(low), len(high)))
    return "\n".join(line[margin:] for line in lines)


def indent(text, prefix, predicate=None):
    """Puts a prefix before each line that is not blank, or that the predicate picks."""
    picks = predicate or str.strip
    return "".join([prefix + line if picks(line) else line for line in text.splitlines(keepends=True)])
