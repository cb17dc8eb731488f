"""Examples in docstrings: how they are found in text, and when what they print is what was expected."""

import re

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number that stands for an option; a new name gets the next bit."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")

COMPARISON_FLAGS = (
    DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
    | IGNORE_EXCEPTION_DETAIL
)  # fmt: skip
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def indent(text, width=4):
    return re.sub("(?m)^(?!$)", width * " ", text)


class Example:
    """One example: its source, and what it should print or raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def whole_lines(text):
            return text if not text or text.endswith("\n") else text + "\n"

        self.source = source if source.endswith("\n") else source + "\n"
        self.want = whole_lines(want)
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, run one after the other in one namespace."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else "%d examples" % count
        return "<%s %s from %s:%s (%s)>" % (
            self.__class__.__name__, self.name, self.filename, self.lineno, shown,
        )  # fmt: skip

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()

    def _order(self):
        return (self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self))


class DocTestParser:
    """Takes a text apart into examples and what is between them."""

    _PROMPT = re.compile(r"( *)>>>(.*)")
    _CONTINUED = re.compile(r" *\.\.\.(.*)")
    _TRACEBACK = re.compile(
        r"Traceback\ \( (?: most\ recent\ call\ last | innermost\ last ) \):\s*\n"
        r"(?P<stack>(?:(?!\w).*\n)*?)"
        r"(?P<msg>\w+(?:.|\n)*)",
        re.VERBOSE,
    )
    _OPTIONS = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        """Texts and Examples, in turn."""
        string = string.expandtabs()
        margin = self._min_indent(string)
        lines = string.split("\n")
        if margin > 0:
            lines = [line[margin:] for line in lines]
        output = []
        between = []
        at = 0
        while at < len(lines):
            prompt = self._PROMPT.match(lines[at])
            if prompt is None:
                between.append(lines[at])
                at += 1
                continue
            output.append("".join(line + "\n" for line in between))
            between = []
            example, at = self._example(lines, at, len(prompt.group(1)), name)
            if example is not None:
                output.append(example)
        output.append("\n".join(between))
        return output

    def _example(self, lines, start, margin, name):
        """The example that begins on a line, None if it is only a comment, and the line after it."""
        end = start + 1
        while end < len(lines) and self._CONTINUED.match(lines[end]):
            end += 1
        source_lines = lines[start:end]
        want_start = end
        while end < len(lines) and lines[end].strip(" ") and self._PROMPT.match(lines[end]) is None:
            end += 1
        want_lines = lines[want_start:end]
        self._check_prompt_blank(source_lines, margin, name, start)
        self._check_prefix(source_lines[1:], " " * margin + ".", name, start)
        source = "\n".join(line[margin + 4 :] for line in source_lines)
        if want_lines and re.fullmatch(r" *", want_lines[-1]):
            del want_lines[-1]
        self._check_prefix(want_lines, " " * margin, name, start + len(source_lines))
        want = "\n".join(line[margin:] for line in want_lines)
        failure = self._TRACEBACK.match(want)
        options = self._find_options(source, name, start)
        if all(not line.strip() or line.strip().startswith("#") for line in source.split("\n")):
            return None, end
        made = Example(
            source, want, failure.group("msg") if failure else None, lineno=start, indent=self._base + margin,
            options=options,
        )  # fmt: skip
        return made, end

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def _find_options(self, source, name, lineno):
        options = {}
        for match in self._OPTIONS.finditer(source):
            for word in match.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(
                        "line %r of the doctest for %s has an invalid option: %r" % (lineno + 1, name, word)
                    )
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        if options and all(not line.strip() or line.strip().startswith("#") for line in source.split("\n")):
            raise ValueError(
                "line %r of the doctest for %s has an option directive on a line with no example: %r"
                % (lineno, name, source)
            )
        return options

    def _min_indent(self, text):
        widths = [len(line) - len(line.lstrip(" ")) for line in text.split("\n") if line.strip()]
        self._base = min(widths, default=0)
        return self._base

    def _check_prompt_blank(self, lines, margin, name, lineno):
        for i, line in enumerate(lines):
            if len(line) >= margin + 4 and line[margin + 3] != " ":
                raise ValueError(
                    "line %r of the docstring for %s lacks blank after %s: %r"
                    % (lineno + i + 1, name, line[margin : margin + 3], line)
                )

    def _check_prefix(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(
                    "line %r of the docstring for %s has inconsistent leading whitespace: %r"
                    % (lineno + i + 1, name, line)
                )


class OutputChecker:
    """Whether what was printed is what was expected, under the options of the example."""

    def _toAscii(self, text):
        return str(text.encode("ASCII", "backslashreplace"), "ASCII")

    def check_output(self, want, got, optionflags):
        got = self._toAscii(got)
        want = self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^%s\s*?$" % re.escape(BLANKLINE_MARKER), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        """What to print about the difference."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            return self._fancy_difference(want.splitlines(keepends=True), got.splitlines(keepends=True), optionflags)
        if want and got:
            return "Expected:\n%sGot:\n%s" % (indent(want), indent(got))
        if want:
            return "Expected:\n%sGot nothing\n" % indent(want)
        if got:
            return "Expected nothing\nGot:\n%s" % indent(got)
        return "Expected nothing\nGot nothing\n"

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        if optionflags & REPORT_NDIFF:
            return True
        return want.count("\n") > 2 and got.count("\n") > 2

    def _fancy_difference(self, want_lines, got_lines, optionflags):
        import difflib

        if optionflags & REPORT_NDIFF:
            diff = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines)
            kind = "ndiff with -expected +actual"
        elif optionflags & REPORT_UDIFF:
            # Without the two lines of the header.
            diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
            kind = "unified diff with -expected +actual"
        else:
            diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
            kind = "context diff with expected followed by actual"
        return "Differences (%s):\n" % kind + indent("".join(diff))


def ellipsis_match(want, got):
    """Whether the pieces between the dots of the one occur in the other, in order and from end to end."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last):
        return False
    start, end = len(first), len(got) - len(last)
    if start > end:
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True
