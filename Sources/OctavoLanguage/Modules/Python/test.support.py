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
    "catch_unraisable_exception", "disable_gc", "no_tracing", "refcount_test", "check_free_after_iterating",
    "check_sizeof", "check_disallow_instantiation", "run_with_locale", "run_with_tz", "requires_subprocess",
    "requires_fork", "iter_builtin_types", "iter_name_types", "adjust_int_max_str_digits",
]  # fmt: skip

verbose = 0
failfast = False
use_resources = None
max_memuse = 0
MISSING_C_DOCSTRINGS = False
HAVE_DOCSTRINGS = True
is_emscripten = is_wasi = is_jython = is_android = False
has_fork_support = has_subprocess_support = False
MAX_Py_ssize_t = sys.maxsize
SHORT_TIMEOUT, LONG_TIMEOUT, LOOPBACK_TIMEOUT, INTERNET_TIMEOUT = 30.0, 300.0, 10.0, 60.0
Py_DEBUG = PGO = MS_WINDOWS = environment_altered = False
has_strftime_extensions = True
real_max_memuse = 0
_1M = 1024 * 1024
_1G, _2G, _4G = 1024 * _1M, 2048 * _1M, 4096 * _1M


class Error(Exception):
    """Base class of the failures of tests."""


class TestFailed(Error):
    pass


class _Equality:
    """Equal to everything, or to nothing."""

    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __ne__(self, other):
        return not self.answer

    def __hash__(self):
        if self.answer:
            raise TypeError("unhashable type: '_ALWAYS_EQ'")
        return 1


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


class catch_unraisable_exception:
    """Keeps the exception that a finalizer raised, for the time of a block."""

    def __init__(self):
        self.unraisable = None

    def __enter__(self):
        self._old_hook = sys.unraisablehook
        sys.unraisablehook = lambda unraisable: setattr(self, "unraisable", unraisable)
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old_hook
        del self.unraisable


@contextlib.contextmanager
def disable_gc():
    """No automatic collections for the time of a block."""
    import gc

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def no_tracing(test):
    """There is no tracing of lines."""
    return test


def refcount_test(test):
    """Decorator: references are not counted here."""
    return cpython_only(test)


def check_free_after_iterating(test, iter, cls, args=()):
    """An exhausted iterator lets go of what it went through."""

    class A(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass

    done = False
    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    gc_collect()
    test.assertTrue(done)


def check_sizeof(test, o, size):
    raise unittest.SkipTest("sizes of objects are CPython's own")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    """Calling the type fails with CPython's message."""
    name = tp.__name__ if tp.__module__ == "builtins" else tp.__module__ + "." + tp.__name__
    testcase.assertRaisesRegex(TypeError, "cannot create '%s' instances" % name.replace(".", r"\."), tp, *args, **kwds)


def calcobjsize(fmt):
    raise unittest.SkipTest("sizes of objects are CPython's own")


calcvobjsize = calcobjsize


def bigaddrspacetest(test):
    return unittest.skip("no test takes so much memory")(test)


def _always(*args, **kwargs):
    """Decorator: nothing stands in the way of the test."""
    return lambda test: test


requires_mac_ver = requires_linux_version = ignore_deprecations_from = _always


def _not_here(reason):
    return lambda *args, **kwargs: unittest.skip(reason)


requires_zlib = requires_gzip = requires_bz2 = requires_lzma = _not_here("there are no compressed files")
requires_legacy_unicode_capi = requires_debug_ranges = _not_here("implementation detail specific to cpython")


def skip_if_pgo_task(test):
    return test


def skip_if_sanitizer(reason=None, **kwargs):
    return lambda test: test


def check_sanitizer(**kwargs):
    return False


def python_is_optimized():
    return True


def with_pymalloc():
    return False


def has_no_debug_ranges():
    return False


def get_original_stdout():
    return sys.__stdout__


def print_warning(msg):
    for line in msg.splitlines():
        print("Warning -- " + line, file=sys.__stderr__)


def clear_ignored_deprecations(*tokens):
    pass


def get_recursion_depth():
    depth = 0
    frame = sys._getframe()
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth - 1


def set_memlimit(limit):
    pass


class SuppressCrashReport:
    """There are no reports of crashes."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def get_attribute(obj, name):
    """An attribute, or a skipped test."""
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest("object %r has no attribute %r" % (obj, name)) from None


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """What a module lists as public is what it has, apart from modules it imports."""
    import types

    names = (name_of_module,) if isinstance(name_of_module, str) else name_of_module or (module.__name__,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        value = getattr(module, name)
        origin = getattr(value, "__module__", None)
        if origin in names or (origin is None and not isinstance(value, types.ModuleType)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def captured_stdin():
    return captured_output("stdin")


def run_with_locale(catstr, *locales):
    """Decorator: texts are the same everywhere."""
    return lambda test: test


def run_with_tz(tz):
    return unittest.skip("there is one time zone")


def requires_subprocess():
    return unittest.skip("a notebook starts no processes")


requires_fork = requires_subprocess


def iter_builtin_types():
    import builtins

    return (value for value in vars(builtins).values() if isinstance(value, type))


def iter_name_types():
    import builtins

    return ((name, value) for name, value in vars(builtins).items() if isinstance(value, type))


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """Another limit of digits for the time of a block."""
    current = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(current)


def sortdict(dict):
    """A dict as text, in the order of its keys."""
    return "{%s}" % ", ".join("%r: %r" % pair for pair in sorted(dict.items()))


def findfile(filename, subdir=None):
    return filename if subdir is None else subdir + "/" + filename
