"""Helpers of Python's own tests, as far as they have a meaning here."""

import contextlib
import functools
import io
import sys
import unittest

__all__ = [
    "verbose", "Error", "TestFailed", "run_unittest", "run_doctest", "gc_collect", "cpython_only", "check_impl_detail",
    "impl_detail", "captured_stdout", "captured_stderr", "captured_output", "ALWAYS_EQ", "NEVER_EQ", "LARGEST",
    "SMALLEST", "check_syntax_error", "swap_attr", "swap_item", "bigmemtest", "requires_docstrings",
    "infinite_recursion", "findfile", "sortdict", "is_resource_enabled", "requires_resource",
]  # fmt: skip

verbose = 0
failfast = False
use_resources = None
max_memuse = 0
MISSING_C_DOCSTRINGS = False
HAVE_DOCSTRINGS = True
is_emscripten = is_wasi = is_jython = is_android = False


class Error(Exception):
    """Base class of the failures of tests."""


class TestFailed(Error):
    pass


class _Equality:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __ne__(self, other):
        return not self.answer

    __hash__ = None


ALWAYS_EQ = _Equality(True)
NEVER_EQ = _Equality(False)


@functools.total_ordering
class _Extreme:
    def __init__(self, is_largest):
        self.is_largest = is_largest

    def __eq__(self, other):
        return self is other

    def __lt__(self, other):
        return not self.is_largest and self is not other

    __hash__ = object.__hash__


LARGEST = _Extreme(True)
SMALLEST = _Extreme(False)


def gc_collect():
    import gc

    gc.collect()


def cpython_only(test):
    """Decorator: what only CPython promises is not tested."""
    return unittest.skip("implementation detail specific to cpython")(test)


def impl_detail(msg=None, **guards):
    if guards.get("cpython", not guards):
        return unittest.skip(msg or "implementation detail not available on octavo")
    return lambda test: test


def check_impl_detail(**guards):
    return bool(guards) and not any(guards.values())


def is_resource_enabled(resource):
    return use_resources is None or resource in use_resources


def requires_resource(resource):
    return lambda test: test


def requires_docstrings(test):
    return test


def requires_IEEE_754(test):
    return test


def bigmemtest(size, memuse, dry_run=True):
    """Decorator: the test runs with a small size."""

    def decorator(test):
        @functools.wraps(test)
        def wrapper(self):
            return test(self, 5147)

        return wrapper

    return decorator


def run_unittest(*classes):
    """Run tests of classes, suites and modules; raise TestFailed where one fails."""
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    for item in classes:
        if isinstance(item, str):
            suite.addTest(loader.loadTestsFromModule(sys.modules[item]))
        elif isinstance(item, (unittest.TestSuite, unittest.TestCase)):
            suite.addTest(item)
        else:
            suite.addTest(loader.loadTestsFromTestCase(item))
    result = unittest.TextTestRunner(sys.stdout, verbosity=1 + verbose).run(suite)
    if not result.wasSuccessful():
        raise TestFailed("%d tests failed" % (len(result.failures) + len(result.errors)))


def run_doctest(module, verbosity=None, optionflags=0):
    """Run the examples of a module's docstrings; raise TestFailed where one fails."""
    import doctest

    verbosity = verbose if verbosity is None else None
    failures, tests = doctest.testmod(module, verbose=verbosity, optionflags=optionflags)
    if failures:
        raise TestFailed("%d of %d doctests failed" % (failures, tests))
    if verbose:
        print("doctest (%s) ... %d tests with zero failures" % (module.__name__, tests))
    return failures, tests


@contextlib.contextmanager
def captured_output(stream_name):
    """Takes what is written to a stream of sys for the time of a block."""
    original = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, original)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    if lineno is not None:
        testcase.assertEqual(caught.exception.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(caught.exception.offset, offset)


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """An attribute with another value for the time of a block."""
    missing = not hasattr(obj, attr)
    old = getattr(obj, attr, None)
    setattr(obj, attr, new_val)
    try:
        yield old
    finally:
        if not missing:
            setattr(obj, attr, old)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """An item with another value for the time of a block."""
    missing = item not in obj
    old = None if missing else obj[item]
    obj[item] = new_val
    try:
        yield old
    finally:
        if not missing:
            obj[item] = old
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    """A low limit of recursion for the time of a block."""
    original = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max_depth)
        yield
    finally:
        sys.setrecursionlimit(original)


def sortdict(dict):
    """A dict as text, in the order of its keys."""
    return "{%s}" % ", ".join("%r: %r" % pair for pair in sorted(dict.items()))


def findfile(filename, subdir=None):
    return filename if subdir is None else subdir + "/" + filename
