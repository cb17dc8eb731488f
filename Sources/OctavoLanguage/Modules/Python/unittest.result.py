"""What came out of a run of tests."""

import functools
import io
import sys
import traceback
from unittest.util import strclass

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"

# The streams of sys that are kept while a test runs, and how what was written is shown.
_STREAMS = {"stdout": STDOUT_LINE, "stderr": STDERR_LINE}


def failfast(method):
    """Decorator of the methods after which a run with failfast stops."""

    @functools.wraps(method)
    def outcome(result, *args, **kw):
        if getattr(result, "failfast", False):
            result.stop()
        return method(result, *args, **kw)

    return outcome


class TestResult:
    """Counts and keeps the outcomes. Test cases call startTest, one method for the outcome, and stopTest."""

    # State of the suites that run one inside the other.
    _testRunEntered = _moduleSetUpFailed = False
    _previousTestClass = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.errors, self.failures, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.shouldStop = self.failfast = self.buffer = self.tb_locals = False
        self._mirrorOutput = False
        for name in _STREAMS:
            setattr(self, f"_original_{name}", getattr(sys, name))
            setattr(self, f"_{name}_buffer", None)

    def __repr__(self):
        counts = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{strclass(type(self))} {counts}>"

    # MARK: The run

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        self.testsRun, self._mirrorOutput = self.testsRun + 1, False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def stop(self):
        """No further test is to begin."""
        self.shouldStop = True

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", None))

    def printErrors(self):
        """Called by runners at the end."""

    # MARK: Outcomes

    def addSuccess(self, test):
        """Nothing is kept of a test that passed."""

    @failfast
    def addError(self, test, err):
        self._keep(self.errors, test, err)

    @failfast
    def addFailure(self, test, err):
        self._keep(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        is_failure = issubclass(err[0], test.failureException)
        self._keep(self.failures if is_failure else self.errors, subtest, err, test)

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures += [(test, self._exc_info_to_string(err, test))]

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def _keep(self, outcomes, reported, err, test=None):
        outcomes.append((reported, self._exc_info_to_string(err, test or reported)))
        self._mirrorOutput = True

    def _exc_info_to_string(self, err, test):
        """The traceback from the test's own code on, then what the test wrote."""
        kind, error, trace = err
        while trace is not None and self._is_relevant_tb_level(trace):
            trace = trace.tb_next
        written = (text for _, text in self._written()) if self.buffer else ()
        return "".join([*traceback.format_exception(kind, error, trace), *written])

    def _is_relevant_tb_level(self, tb):
        return "__unittest" in tb.tb_frame.f_globals

    # MARK: What tests write

    def _setupStdout(self):
        if not self.buffer:
            return
        for name in _STREAMS:
            if (kept := getattr(self, f"_{name}_buffer")) is None:
                kept = io.StringIO()
                setattr(self, f"_{name}_buffer", kept)
            setattr(sys, name, kept)

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for name, text in self._written():
                getattr(self, f"_original_{name}").write(text)
        for name in _STREAMS:
            setattr(sys, name, getattr(self, f"_original_{name}"))
            if kept := getattr(self, f"_{name}_buffer"):
                kept.seek(0)
                kept.truncate()

    def _written(self):
        """For each stream that was written to: its name and the text to show."""
        for name, form in _STREAMS.items():
            if text := getattr(sys, name).getvalue():
                yield name, form % (text if text[-1] == "\n" else text + "\n")
