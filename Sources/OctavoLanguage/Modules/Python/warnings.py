"""Warnings: what to do with them is decided by filters, the newest first."""

from _warnings import place as _place
from _warnings import show as _show

__all__ = [
    "warn",
    "warn_explicit",
    "showwarning",
    "formatwarning",
    "filterwarnings",
    "simplefilter",
    "resetwarnings",
    "catch_warnings",
]

# (action, message pattern or None, category, module pattern or None, line or 0)
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = "default"
onceregistry = _onceregistry = {}

_ACTIONS = ("default", "error", "ignore", "always", "module", "once")
_version = 1
# What each module has been warned of already.
_registries = {}


class WarningMessage:
    """A warning and where it was issued."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message,
            self._category_name,
            self.filename,
            self.lineno,
            self.line,
        )


# --- Showing


def formatwarning(message, category, filename, lineno, line=None):
    """A warning as it is shown."""
    if line is None:
        line = _source_lines.get((filename, lineno), "")
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = line.strip()
    return f"{text}  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, by default to the error stream."""
    text = formatwarning(message, category, filename, lineno, line)
    if file is None:
        import sys

        if sys.stderr is sys.__stderr__:
            _show(category, message, filename, lineno, text)
            return
        file = sys.stderr
    if file is not None:
        try:
            file.write(text)
        except OSError:
            pass


_showwarning_orig = showwarning
_source_lines = {}


def _showwarnmsg_impl(msg):
    showing = globals()["showwarning"]
    if showing is not _showwarning_orig:
        if not callable(showing):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showing(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _showwarning_orig(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _showwarnmsg(msg):
    globals()["_showwarnmsg_impl"](msg)


# --- Filters


def _filters_mutated():
    global _version
    _version += 1


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter; message and module are regular expressions that must match at their beginnings."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re
    _add_filter(
        action,
        re.compile(message, re.I) if message else None,
        category,
        re.compile(module) if module else None,
        lineno,
        append=append,
    )


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for every message of a category."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Takes all filters away."""
    filters[:] = []
    _filters_mutated()


# --- Issuing


def _category(message, category):
    if isinstance(message, Warning):
        return message.__class__
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def warn(message, category=None, stacklevel=1, source=None):
    """Issues a warning about the line that called, or one further out."""
    category = _category(message, category)
    filename, lineno, module, line = _place(max(stacklevel, 1))
    _source_lines[filename, lineno] = line
    _decide(message, category, filename, lineno, module, _registries.setdefault(module, {}), source)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None
):
    """Issues a warning about a line that is named."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        category = message.__class__
    _decide(message, category, filename, lineno, module, {} if registry is None else registry, source)


def _issue(message, category, filename, lineno, module, line):
    """What the machine itself warns of."""
    _source_lines[filename, lineno] = line
    _decide(message, category, filename, lineno, module, _registries.setdefault(module, {}), None)


def _matches(pattern, text):
    if pattern is None:
        return True
    return text == pattern if isinstance(pattern, str) else pattern.match(text) is not None


def _decide(message, category, filename, lineno, module, registry, source):
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    for action, msg, cat, mod, line in filters:
        if (
            issubclass(category, cat)
            and (line == 0 or lineno == line)
            and _matches(msg, str(text))
            and _matches(mod, module)
        ):
            break
    else:
        action = globals()["defaultaction"]
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if _onceregistry.get((text, category)):
            return
        _onceregistry[text, category] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {(action, msg, cat, mod, line)}")
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """A context in which filters and the way of showing are put back at the end."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = globals() if module is None else vars(module)
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not globals():
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters[:], self._module["showwarning"], self._module["_showwarnmsg_impl"]
        _filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            log = []
            self._module["_showwarnmsg_impl"] = log.append
            self._module["showwarning"] = _showwarning_orig
            return log
        return None

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], self._module["showwarning"], self._module["_showwarnmsg_impl"] = self._saved
        _filters_mutated()
