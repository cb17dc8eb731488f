"""Runs the examples in docstrings, and compares what they print with what the docstrings say."""

import sys
import unittest

from _doctest_examples import (
    BLANKLINE_MARKER, COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS,
    ELLIPSIS_MARKER, FAIL_FAST, IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, OPTIONFLAGS_BY_NAME,
    REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, REPORTING_FLAGS, SKIP, DocTest,
    DocTestParser, Example, OutputChecker, ellipsis_match as _ellipsis_match, indent as _indent,
    register_optionflag,
)  # fmt: skip
from _doctest_running import (
    DebugRunner, DocTestFailure, DocTestFinder, DocTestRunner, TestResults, UnexpectedException,
)  # fmt: skip

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
    "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
    "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner",
    "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags",
    "script_from_examples", "testsource",
]  # fmt: skip

for _class in (
    DocTest, DocTestParser, Example, OutputChecker, DebugRunner, DocTestFailure, DocTestFinder, DocTestRunner,
    TestResults, UnexpectedException,
):  # fmt: skip
    _class.__module__ = "doctest"
del _class

# The runner of all testmod() and testfile() calls so far.
master = None


def _run_all(tests, runner, report):
    global master
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
    raise_on_error=False, exclude_empty=False
):  # fmt: skip
    """Run the examples of a module's docstrings: (failed, attempted)."""
    if m is None:
        m = sys.modules.get("__main__")
    if type(m) is not type(sys):
        raise TypeError("testmod: module required; %r" % (m,))
    finder = DocTestFinder(exclude_empty=exclude_empty)
    kind = DebugRunner if raise_on_error else DocTestRunner
    tests = finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, kind(verbose=verbose, optionflags=optionflags), report)


def testfile(
    filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
    extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None
):  # fmt: skip
    """Run the examples of a text file: (failed, attempted)."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, filename = _read_test_file(filename, encoding)
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault("__name__", "__main__")
    kind = DebugRunner if raise_on_error else DocTestRunner
    if name is None:
        name = filename.rpartition("/")[2]
    test = parser.get_doctest(text, globs, name, filename, 0)
    return _run_all([test], kind(verbose=verbose, optionflags=optionflags), report)


def _read_test_file(filename, encoding):
    with open(filename, encoding=encoding or "utf-8") as file:
        return file.read(), filename


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Run the examples of one object's docstring."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# MARK: As unit tests


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set the reporting options of doctests that run as unit tests; gives the old ones."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        from io import StringIO

        old = sys.stdout
        new = StringIO()
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        try:
            runner.DIVIDER = "-" * 70
            failures, tries = runner.run(self._dt_test, out=new.write, clear_globs=False)
        finally:
            sys.stdout = old
        if failures:
            raise self.failureException(self.format_failure(new.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        lineno = "unknown line number" if test.lineno is None else "%s" % test.lineno
        return 'Failed doctest test for %s\n  File "%s", line %s, in %s\n\n%s' % (
            test.name, test.filename, lineno, test.name.split(".")[-1], err,
        )  # fmt: skip

    def debug(self):
        self.setUp()
        runner = DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._dt_optionflags == other._dt_optionflags

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        parts = self._dt_test.name.split(".")
        return "%s (%s)" % (parts[-1], ".".join(parts[:-1]))

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module as a suite of unit tests."""
    if test_finder is None:
        test_finder = DocTestFinder()
    if module is None:
        module = sys.modules.get("__main__")
    elif isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    suite = unittest.TestSuite()
    for test in sorted(test_finder.find(module, globs=globs, extraglobs=extraglobs)):
        if not test.examples:
            continue
        if not test.filename:
            test.filename = getattr(module, "__file__", None) or module.__name__
        suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):
    """The examples of a text file as a test."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return 'Failed doctest test for %s\n  File "%s", line 0\n\n%s' % (
            self._dt_test.name, self._dt_test.filename, err,
        )  # fmt: skip


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """Text files as a suite of unit tests."""
    suite = unittest.TestSuite()
    for path in paths:
        text, path = _read_test_file(path, encoding)
        namespace = {} if globs is None else globs.copy()
        namespace.setdefault("__file__", path)
        test = parser.get_doctest(text, namespace, path.rpartition("/")[2], path, 0)
        suite.addTest(DocFileCase(test, **options))
    return suite


# MARK: The other way round


def _comment_line(line):
    line = line.rstrip()
    return "# " + line if line else "#"


def script_from_examples(s):
    """The examples as a script; what is expected and what is between them becomes comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            output += [_comment_line(line) for line in piece.split("\n")[:-1]]
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


def testsource(module, name):
    """The examples of one object of a module as a script."""
    if isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")
