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


def _run_all(tests, is_debugging, verbose, optionflags, report):
    """Runs tests, tells how it went, and adds it to what was counted before."""
    global master
    runner = (DebugRunner if is_debugging else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is not None:
        master.merge(runner)
    master = master or runner
    return TestResults(runner.failures, runner.tries)


def _module(given):
    """A module, or that of a name, or the one that is being run."""
    match given:
        case None:
            return sys.modules.get("__main__")
        case str():
            return __import__(given, fromlist=["*"])
    return given


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
    raise_on_error=False, exclude_empty=False
):  # fmt: skip
    """Runs the examples of a module's docstrings: (failed, attempted)."""
    m = _module(m)
    if not isinstance(m, type(sys)):
        raise TypeError(f"testmod: module required; {m!r}")
    found = DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(found, raise_on_error, verbose, optionflags, report)


def testfile(
    filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
    extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None
):  # fmt: skip
    """Runs the examples of a text file: (failed, attempted)."""
    if not module_relative and package:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = _read_test_file(filename, encoding)
    names = {"__name__": "__main__"} | (globs or {}) | (extraglobs or {})
    test = parser.get_doctest(text, names, path.rpartition("/")[2] if name is None else name, path, 0)
    return _run_all([test], raise_on_error, verbose, optionflags, report)


def _read_test_file(filename, encoding):
    with open(filename, encoding=encoding or "utf-8") as file:
        return file.read(), filename


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object's docstring."""
    found = DocTestFinder(recurse=False, verbose=verbose).find(f, name, globs=globs)
    run = DocTestRunner(verbose=verbose, optionflags=optionflags).run
    for test in found:
        run(test, compileflags=compileflags)


# MARK: As unit tests


# What set_unittest_reportflags() has set.
_reportflags = 0


def set_unittest_reportflags(flags):
    """Sets the reporting options of doctests that run as unit tests; gives the old ones."""
    global _reportflags
    if flags & ~REPORTING_FLAGS:
        raise ValueError("Only reporting flags allowed", flags)
    before, _reportflags = _reportflags, flags
    return before


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = dict(self._dt_test.globs)
        if self._dt_setUp:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown:
            self._dt_tearDown(self._dt_test)
        names = self._dt_test.globs
        names.clear()
        names |= self._dt_globs

    def runTest(self):
        import io

        flags = self._dt_optionflags | (0 if self._dt_optionflags & REPORTING_FLAGS else _reportflags)
        runner = DocTestRunner(self._dt_checker, False, flags)
        runner.DIVIDER = "-" * 70
        report, kept = io.StringIO(), sys.stdout
        try:
            failed, _ = runner.run(self._dt_test, out=report.write, clear_globs=False)
        finally:
            sys.stdout = kept
        if failed:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        """The report with where the docstring is."""
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else test.lineno
        place = f'File "{test.filename}", line {line}, in {test.name.rpartition(".")[2]}'
        return f"Failed doctest test for {test.name}\n  {place}\n\n{err}"

    def debug(self):
        self.setUp()
        runner = DebugRunner(self._dt_checker, False, self._dt_optionflags)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        test = self._dt_test
        return test.name

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"

    def __eq__(self, other):
        if type(other) is type(self):
            return (other._dt_test, other._dt_optionflags) == (self._dt_test, self._dt_optionflags)
        return NotImplemented

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        home, _, name = self._dt_test.name.rpartition(".")
        return f"{name} ({home})"

    __str__ = object.__str__


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module as a suite of unit tests."""
    module = _module(module)
    found = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    for test in sorted(test for test in found if test.examples):
        test.filename = test.filename or getattr(module, "__file__", None) or module.__name__
        suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):
    """The examples of a text file as a test."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        test = self._dt_test
        return test.filename

    def format_failure(self, err):
        test = self._dt_test
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line 0\n\n{err}'


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
    lines = []
    for piece in DocTestParser().parse(s):
        match piece:
            case Example(source=source, want=want):
                lines.append(source.removesuffix("\n"))
                lines += ["# Expected:"] * bool(want) + [f"## {line}" for line in want.split("\n")[:-1]]
            case str():
                lines += map(_comment_line, piece.split("\n")[:-1])
    told = [place for place, line in enumerate(lines) if line != "#"]
    return "\n".join(lines[told[0] : told[-1] + 1] if told else []) + "\n"


def testsource(module, name):
    """The examples of one object of a module as a script."""
    for test in DocTestFinder().find(_module(module)):
        if name == test.name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")
