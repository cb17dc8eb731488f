"""The errors of `configparser`, and how values refer to others."""

import re
import warnings

MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, "No section: %r" % (section,))
        self.section = section
        self.args = (section,)


def _place(message, source, lineno):
    """What is said of something that was there before, with where it was read."""
    if source is None:
        return message
    where = "While reading from " + repr(source) + (f" [line {lineno:2d}]" if lineno is not None else "")
    return where + ": " + message[0].lower() + message[1:]


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        prefix = "section " if source is not None else "Section "
        Error.__init__(self, _place(f"{prefix}{section!r} already exists", source, lineno))
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        message = f"Option {option!r} in section {section!r} already exists"
        Error.__init__(self, _place(message, source, lineno))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        message = (
            "Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is not a "
            "valid option name. Raw value: {!r}"
        )
        InterpolationError.__init__(self, option, section, message.format(option, section, reference, rawval))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        message = (
            "Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an interpolation key "
            "which cannot be substituted in {} steps. Raw value: {!r}"
        )
        InterpolationError.__init__(self, option, section, message.format(option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = (option, section, rawval)


def _warn_filename():
    warnings.warn(
        "The 'filename' attribute will be removed in Python 3.12. Use 'source' instead.", DeprecationWarning, stacklevel=3
    )


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        if filename and source:
            raise ValueError("Cannot specify both `filename' and `source'. Use `source'.")
        if not filename and not source:
            raise ValueError("Required argument `source' not given.")
        source = source or filename
        Error.__init__(self, "Source contains parsing errors: %r" % source)
        self.source = source
        self.errors = []
        self.args = (source,)

    @property
    def filename(self):
        _warn_filename()
        return self.source

    @filename.setter
    def filename(self, value):
        _warn_filename()
        self.source = value

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(
            self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line)
        )
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """What happens to values on their way; nothing does here."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """Values that refer to others by a mark and a name in brackets; the mark twice stands for itself."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        mark = self._MARK
        rest = self._KEYCRE.sub("", value.replace(mark * 2, ""))
        if mark in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(mark)))
        return value

    def _expand(self, parser, option, parts, rest, section, known, depth):
        """Appends the parts of a text. `_referred` of the subclass gives what a reference stands for."""
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        mark, opening = self._MARK, self._OPENING
        while rest:
            before, found, after = rest.partition(mark)
            parts.append(before)
            if not found:
                return
            rest = mark + after
            if after[:1] == mark:
                parts.append(mark)
                rest = after[1:]
            elif after[:1] == opening:
                match = self._KEYCRE.match(rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % rest)
                rest = rest[match.end() :]
                where, name, value, names = self._referred(parser, match[1], section, option, raw, rest, known)
                if mark in value:
                    self._expand(parser, name, parts, value, where, names(), depth + 1)
                else:
                    parts.append(value)
            else:
                wanted = "%r must be followed by %r or %r, found: %r" % (mark, mark, opening, rest)
                raise InterpolationSyntaxError(option, section, wanted)


class BasicInterpolation(_References):
    """`%(name)s` stands for another value of the section or of the defaults."""

    _MARK, _OPENING, _KEYCRE = "%", "(", re.compile(r"%\(([^)]+)\)s")

    def _referred(self, parser, reference, section, option, raw, rest, known):
        name = parser.optionxform(reference)
        if name not in known:
            raise InterpolationMissingOptionError(option, section, raw, name)
        return section, option, known[name], lambda: known


class ExtendedInterpolation(_References):
    """`${name}` and `${section:name}` stand for other values."""

    _MARK, _OPENING, _KEYCRE = "$", "{", re.compile(r"\$\{([^}]+)\}")

    def _referred(self, parser, reference, section, option, raw, rest, known):
        where, name = section, option
        path = reference.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))
        try:
            if len(path) == 1:
                name = parser.optionxform(reference)
                value = known[name]
            else:
                where, name = path[0], parser.optionxform(path[1])
                value = parser.get(where, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, reference) from None
        return where, name, value, lambda: dict(parser.items(where, raw=True))


class LegacyInterpolation(Interpolation):
    """`%` formatting with all values, over and over."""

    _KEYCRE = re.compile(r"%\(([^)]*)\)s|.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        warnings.warn(
            "LegacyInterpolation has been deprecated since Python 3.2 and will be removed from the configparser module in "
            "Python 3.13. Use BasicInterpolation or ExtendedInterpolation instead.",
            DeprecationWarning, stacklevel=2,
        )  # fmt: skip

    def before_get(self, parser, section, option, value, vars):
        raw = value
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                return value
            value = self._KEYCRE.sub(
                lambda match: "%%(%s)s" % parser.optionxform(match.group(1)) if match.group(1) else match.group(),
                value,
            )
            try:
                value = value % vars
            except KeyError as error:
                raise InterpolationMissingOptionError(option, section, raw, error.args[0]) from None
        if value and "%(" in value:
            raise InterpolationDepthError(option, section, raw)
        return value


for _class in list(globals().values()):
    if isinstance(_class, type):
        _class.__module__ = "configparser"
