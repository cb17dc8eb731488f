"""Runs tests and reports as text."""

import sys
import time
import warnings as _warnings
from unittest.case import _SubTest
from unittest.result import TestResult

__unittest = True


class _WritelnDecorator:
    """A file with a writeln method."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        # A copy being made has no stream yet.
        if name in {"stream", "__getstate__"}:
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        self.write(f"{arg or ''}\n")


class TextTestResult(TestResult):
    """Prints a character for every test, or with verbosity 2 a line."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.dots, self.showAll = verbosity == 1, verbosity > 1
        # Whether the heading of the test that runs has been ended with its outcome.
        self._is_line_ended = True

    def getDescription(self, test):
        lines = [str(test)]
        if self.descriptions and (summary := test.shortDescription()):
            lines.append(summary)
        return "\n".join(lines)

    # MARK: While tests run

    def _print(self, *lines):
        for line in lines:
            self.stream.writeln(line)
        self.stream.flush()

    def _begin_line(self, test, indent=""):
        self.stream.write(f"{indent}{self.getDescription(test)} ... ")
        self._is_line_ended = False

    def _show(self, test, dot, words, has_heading=True):
        """Prints one outcome: a character, or words after a heading."""
        if self.dots:
            self.stream.write(dot)
            self.stream.flush()
        if not self.showAll:
            return
        if has_heading:
            if isinstance(test, _SubTest):
                if not self._is_line_ended:
                    self.stream.writeln()
                self._begin_line(test, "  ")
            elif self._is_line_ended:
                self._begin_line(test)
            self._is_line_ended = True
        self._print(words)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._begin_line(test)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], subtest.failureException)
            self._show(subtest, *(("F", "FAIL") if is_failure else ("E", "ERROR")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show(test, "x", "expected failure", has_heading=False)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show(test, "u", "unexpected success", has_heading=False)

    # MARK: At the end

    def printErrors(self):
        if self.showAll or self.dots:
            self._print("")
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if passed := getattr(self, "unexpectedSuccesses", None):
            self._print(self.separator1, *(f"UNEXPECTED SUCCESS: {self.getDescription(test)}" for test in passed))

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self._print(self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, text)


# What is counted in the last line: the word for it and the attribute that holds the tests.
_FAILED = {"failures": "failures", "errors": "errors"}
_OTHER = {
    "skipped": "skipped", "expected failures": "expectedFailures",
    "unexpected successes": "unexpectedSuccesses",
}  # fmt: skip


class TextTestRunner:
    """Runs a test or suite, printing results as they come and a summary at the end."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
        warnings=None, *, tb_locals=False
    ):  # fmt: skip
        if tb_locals:
            raise NotImplementedError(
                "tb_locals is not supported by Octavo: the local variables of a frame that has ended are not kept"
            )
        self.stream = _WritelnDecorator(stream if stream is not None else sys.stderr)
        self.descriptions, self.verbosity, self.warnings = descriptions, verbosity, warnings
        self._settings = {"failfast": failfast, "buffer": buffer, "tb_locals": tb_locals}
        vars(self).update(self._settings)
        self.resultclass = resultclass or self.resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        for name in self._settings:
            setattr(result, name, getattr(self, name))
        begin, end = (getattr(result, name, lambda: None) for name in ("startTestRun", "stopTestRun"))
        with _warnings.catch_warnings():
            if self.warnings:
                _warnings.simplefilter(self.warnings)
            started = time.perf_counter()
            begin()
            try:
                test(result)
            finally:
                end()
            seconds = time.perf_counter() - started
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        count = result.testsRun
        self.stream.writeln(f"Ran {count} test{'s' if count != 1 else ''} in {seconds:.3f}s\n")
        self.stream.writeln(self._verdict(result))
        self.stream.flush()
        return result

    def _verdict(self, result):
        has_failed = not result.wasSuccessful()
        counted = _FAILED | _OTHER if has_failed else _OTHER
        counts = {words: len(getattr(result, name, ())) for words, name in counted.items()}
        shown = ", ".join(f"{words}={count}" for words, count in counts.items() if count)
        return ("FAILED" if has_failed else "OK") + (f" ({shown})" if shown else "")
