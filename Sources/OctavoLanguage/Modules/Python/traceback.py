"""Tracebacks as text; the text itself is made where uncaught exceptions are shown (`_traceback`)."""

import _traceback
import linecache
import sys

__all__ = [
    "extract_stack",
    "extract_tb",
    "format_exception",
    "format_exception_only",
    "format_list",
    "format_stack",
    "format_tb",
    "print_exc",
    "format_exc",
    "print_exception",
    "print_last",
    "print_stack",
    "print_tb",
    "clear_frames",
    "FrameSummary",
    "StackSummary",
    "TracebackException",
    "walk_stack",
    "walk_tb",
]

_sentinel = object()


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **positions):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self._line = line
        self._text = None

    @property
    def line(self):
        return None if self._line is None else self._line.strip()

    def _format(self):
        if self._text is not None:
            return self._text
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        return text + f"    {self.line}\n" if self.line else text

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _summaries(entries, limit):
    """Frames of entries; a negative limit keeps the last ones."""
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    frames = StackSummary()
    for filename, lineno, name, line, text in entries:
        frame = FrameSummary(filename, lineno, name, line=line)
        frame._text = text
        frames.append(frame)
    return frames


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The lines of pairs of frame and line number."""
        pairs = list(frame_gen)
        if limit is not None:
            pairs = pairs[:limit] if limit >= 0 else pairs[limit:]
        result = cls()
        for frame, lineno in pairs:
            code = frame.f_code
            result.append(
                FrameSummary(
                    code.co_filename,
                    lineno,
                    code.co_name,
                    line=linecache.getline(code.co_filename, lineno),
                    locals=frame.f_locals if capture_locals else None,
                )
            )
        return result

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            result.append(frame if isinstance(frame, FrameSummary) else FrameSummary(*frame[:3], line=frame[3]))
        return result

    def format_frame_summary(self, frame_summary):
        return frame_summary._format()

    def format(self):
        result = []
        last = None
        count = 0
        for frame in self:
            key = (frame.filename, frame.lineno, frame.name)
            if key != last:
                if count > 3:
                    result.append(_repeated(count))
                last, count = key, 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        if count > 3:
            result.append(_repeated(count))
        return result


def _repeated(count):
    more = count - 3
    return f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"


def _pieces(report):
    """A report as the list of strings `format_exception` gives: headings, frames, the exception's own lines."""
    pieces = []
    for line in report.splitlines(keepends=True):
        if pieces and line.startswith("    ") and pieces[-1].startswith("  File "):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def _exception(exc, value):
    if value is _sentinel:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _pieces(_traceback.report(exc, chain, limit))


def format_exception_only(exc, /, value=_sentinel):
    exc = _exception(exc, value)
    text = _traceback.summary(exc)
    # The place of a fault of the source comes a line at a time.
    return text.splitlines(keepends=True) if isinstance(exc, SyntaxError) else _pieces(text)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    lines = format_exception(exc, value, tb, limit, chain)
    print("".join(lines), file=sys.stderr if file is None else file, end="")


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    return _summaries(_traceback.entries(tb), limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), file=sys.stderr if file is None else file, end="")


def extract_stack(f=None, limit=None):
    if f is None:
        frames = _summaries(_traceback.stack(), None if limit is None else -limit)
        # Of a frame that is still running only the line is known, not which part of it.
        for frame in frames:
            frame._text = None
        return frames
    frames = StackSummary.extract(walk_stack(f), limit=limit)
    frames.reverse()
    return frames


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print("".join(format_stack(f, limit)), file=sys.stderr if file is None else file, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), file=sys.stderr if file is None else file, end="")


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Nothing is kept that would have to be cleared."""


class TracebackException:
    """What is to be printed of an exception, taken when it is made."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False
    ):
        self.exc_type = exc_type
        self.stack = _summaries(_traceback.entries(exc_traceback), limit)
        self._value = exc_value
        self._limit = limit
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        cause = getattr(exc_value, "__cause__", None)
        context = getattr(exc_value, "__context__", None)
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        self.__context__ = None if context is None else TracebackException.from_exception(context)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.exc_type == other.exc_type and self._str == other._str and self.stack == other.stack
        return NotImplemented

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def format(self, *, chain=True):
        yield from _pieces(_traceback.report(self._value, chain, self._limit))

    def print(self, *, file=None, chain=True):
        print("".join(self.format(chain=chain)), file=sys.stderr if file is None else file, end="")
