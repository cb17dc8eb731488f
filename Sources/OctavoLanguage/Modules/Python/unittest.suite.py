"""Groups of tests, run in order, with the fixtures of classes and modules around them."""

import sys
from unittest import case
from unittest.util import strclass

__unittest = True


class BaseTestSuite:
    """Tests and suites in order. Each is let go once it has run, unless _cleanup is false."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._count_of_removed = [], 0
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestSuite, case.TestCase)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests += [test]

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        # One at a time through the method, which subclasses override.
        list(map(self.addTest, tests))

    def countTestCases(self):
        return sum((test.countTestCases() for test in self if test), self._count_of_removed)

    def _run_all(self, result, call, is_ready=lambda test: True):
        place = -1
        for test in self:
            place += 1
            if result.shouldStop:
                return
            if is_ready(test):
                call(test)
                if self._cleanup:
                    self._removeTestAtIndex(place)

    def _removeTestAtIndex(self, index):
        test, self._tests[index] = self._tests[index], None
        self._count_of_removed += getattr(test, "countTestCases", int)()

    def run(self, result):
        self._run_all(result, lambda test: test(result))
        return result

    def debug(self):
        """Runs the tests so that their exceptions come out."""
        for test in self:
            test.debug()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def __iter__(self):
        yield from self._tests

    def __eq__(self, other):
        return list(other) == list(self) if isinstance(other, type(self)) else NotImplemented

    def __repr__(self):
        return f"<{strclass(type(self))} tests={list(self)}>"


class TestSuite(BaseTestSuite):
    """A suite that sets up and tears down classes and modules as it goes from one to the next.

    Suites run inside one another; what is set up at the moment is known to the result they share.
    """

    def run(self, result, debug=False):
        is_outermost = not getattr(result, "_testRunEntered", False)
        if is_outermost:
            result._testRunEntered = True
        call = (lambda test: test.debug()) if debug else (lambda test: test(result))
        self._run_all(result, call, lambda test: _is_suite(test) or _change_to(type(test), result))
        if is_outermost:
            _leave_class(result)
            _leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), debug=True)


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


# MARK: Fixtures of classes and modules


class _DebugResult:
    """The result of a run that lets exceptions out."""

    shouldStop = _moduleSetUpFailed = False
    _previousTestClass = None


class _ErrorHolder:
    """Stands where a test would, for an error in a fixture of a class or module."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    id = __str__

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def run(self, result):
        """There is nothing to run."""

    __call__ = run


class _Fixture:
    """A step for a class or module: what is written is kept as in a test, errors are told as `step (owner)`."""

    def __init__(self, result, step, owner):
        self.result = result
        self.title = f"{step} ({owner})"

    def __enter__(self):
        getattr(self.result, "_setupStdout", lambda: None)()
        return self

    def __exit__(self, *error):
        getattr(self.result, "_restoreStdout", lambda: None)()

    def succeeds(self, function):
        try:
            function()
        except Exception:
            self.tell(sys.exc_info())
            return False
        return True

    def clean_up(self, owner):
        """Makes the calls that a class asked for with addClassCleanup."""
        owner.doClassCleanups()
        for info in owner.tearDown_exceptions:
            self.tell(info)

    def tell(self, info):
        if isinstance(self.result, _DebugResult):
            raise info[1]
        holder = _ErrorHolder(self.title)
        if isinstance(info[1], case.SkipTest) and hasattr(self.result, "addSkip"):
            self.result.addSkip(holder, str(info[1]))
        else:
            self.result.addError(holder, info)


def _change_to(owner, result):
    """Leaves the class and module before, enters those of the next test; whether it can run."""
    before = getattr(result, "_previousTestClass", None)
    if owner != before:
        _leave_class(result)
    if before is None or owner.__module__ != before.__module__:
        _leave_module(result)
        _enter_module(owner.__module__, result)
    if owner != before:
        _enter_class(owner, result)
    result._previousTestClass = owner
    return not (getattr(owner, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False))


def _enter_module(name, result):
    result._moduleSetUpFailed = False
    set_up = getattr(sys.modules.get(name), "setUpModule", None)
    if set_up is None:
        return
    with _Fixture(result, "setUpModule", name) as fixture:
        if not fixture.succeeds(set_up):
            result._moduleSetUpFailed = True
            fixture.succeeds(case.doModuleCleanups)


def _leave_module(result):
    before = getattr(result, "_previousTestClass", None)
    if before is None or result._moduleSetUpFailed or before.__module__ not in sys.modules:
        return
    tear_down = getattr(sys.modules[before.__module__], "tearDownModule", None)
    with _Fixture(result, "tearDownModule", before.__module__) as fixture:
        if tear_down is not None:
            fixture.succeeds(tear_down)
        fixture.succeeds(case.doModuleCleanups)


def _enter_class(owner, result):
    if result._moduleSetUpFailed or getattr(owner, "__unittest_skip__", False):
        return
    _note_failure(owner, False)
    set_up = getattr(owner, "setUpClass", None)
    if set_up is None:
        return
    with _Fixture(result, "setUpClass", strclass(owner)) as fixture:
        if not fixture.succeeds(set_up):
            _note_failure(owner, True)
            if hasattr(owner, "doClassCleanups"):
                fixture.clean_up(owner)


def _leave_class(result):
    owner = getattr(result, "_previousTestClass", None)
    if owner is None or getattr(result, "_moduleSetUpFailed", False):
        return
    if getattr(owner, "_classSetupFailed", False) or getattr(owner, "__unittest_skip__", False):
        return
    with _Fixture(result, "tearDownClass", strclass(owner)) as fixture:
        if hasattr(owner, "tearDownClass"):
            fixture.succeeds(owner.tearDownClass)
        if hasattr(owner, "doClassCleanups"):
            fixture.clean_up(owner)


def _note_failure(owner, has_failed):
    try:
        owner._classSetupFailed = has_failed
    except TypeError:
        # A class that takes no attributes.
        pass
