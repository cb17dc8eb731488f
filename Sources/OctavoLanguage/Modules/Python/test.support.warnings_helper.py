"""Warnings of tests."""

import contextlib
import functools
import sys
import warnings


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    """A text compiles with one SyntaxWarning, or not at all where warnings are errors."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(caught), 1, caught)
    (warning,) = caught
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, "<testcase>")
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("error", SyntaxWarning)
        with testcase.assertRaisesRegex(SyntaxError, errtext):
            compile(statement, "<testcase>", "exec")
    testcase.assertEqual(caught, [])


def ignore_warnings(*, category):
    """Decorator: warnings of a category are not shown."""

    def decorator(test):
        @functools.wraps(test)
        def wrapper(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(*args, **kwargs)

        return wrapper

    return decorator


class WarningsRecorder:
    """The warnings caught so far; attributes are those of the last one."""

    def __init__(self, caught):
        self._warnings = caught
        self._seen = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._seen:
            return getattr(self._warnings[-1], attr)
        if attr in ("message", "category", "filename", "lineno", "file", "line", "source"):
            return None
        raise AttributeError("%r has no attribute %r" % (self, attr))

    @property
    def warnings(self):
        return self._warnings[self._seen :]

    def reset(self):
        self._seen = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """Catches warnings; each filter (text, category) must have caught some, and no other may come."""
    quiet = not filters if quiet is None else quiet
    filters = filters or (("", Warning),)
    # Modules forget what they have warned of.
    sys._getframe(2).f_globals.pop("__warningregistry__", None)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield WarningsRecorder(caught)
    import re

    rest = [warning.message for warning in caught]
    missing = []
    for text, category in filters:
        seen = [
            message for message in rest if re.match(text, str(message), re.I) and issubclass(type(message), category)
        ]
        if not seen and not quiet:
            missing.append((text, category.__name__))
        rest = [message for message in rest if message not in seen]
    if rest:
        raise AssertionError("unhandled warning %s" % rest[0])
    if missing:
        raise AssertionError("filter (%r, %s) did not catch any warning" % missing[0])


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    testcase.assertEqual(caught, [])


def check_no_resource_warning(testcase):
    return check_no_warnings(testcase, category=ResourceWarning)


@contextlib.contextmanager
def save_restore_warnings_filters():
    """The filters as they are, again after a block."""
    saved = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = saved
