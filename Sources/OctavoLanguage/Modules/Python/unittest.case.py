"""One test: a class with a method to run, fixtures around it, and assertions."""

import contextlib
import functools
import sys
import types
import warnings
from unittest.assertions import DIFF_OMITTED, _Assertions
from unittest.result import TestResult
from unittest.util import strclass

__unittest = True

_NO_MESSAGE = object()


class SkipTest(Exception):
    """Ends a test that does not apply; says why."""


class _ShouldStop(Exception):
    """Leaves a test whose outcome is known: a subtest of it failed, and that is enough."""


class _UnexpectedSuccess(Exception):
    """What results without addUnexpectedSuccess are given as the failure."""


# MARK: One run of a test


class _Outcome:
    """How one run of a test goes. Fixtures, method, cleanups and subtests are run as `with outcome.part(test):`."""

    def __init__(self, result=None):
        self.result = result
        self.success = True
        self.is_failure_expected = False
        self.expected_failure = None

    def part(self, test):
        return _Part(self, test)


class _Part:
    """Ends quietly whatever happens inside, but for an interrupt, and tells the result."""

    def __init__(self, outcome, test):
        self.outcome = outcome
        self.test = test

    def __enter__(self):
        self.was_good = self.outcome.success
        self.outcome.success = True

    def __exit__(self, kind, error, trace):
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            return False
        outcome = self.outcome
        self._tell(outcome.result, kind, error, trace)
        outcome.success = outcome.success and self.was_good
        return True

    def _tell(self, result, kind, error, trace):
        outcome, test = self.outcome, self.test
        match error:
            case None:
                if outcome.success and isinstance(test, _SubTest):
                    result.addSubTest(test.test_case, test, None)
            case _ShouldStop():
                pass
            case SkipTest():
                outcome.success = False
                _inform(result, "addSkip", test, str(error))
            case _ if outcome.is_failure_expected:
                outcome.expected_failure = kind, error, trace
            case _:
                outcome.success = False
                if isinstance(test, _SubTest):
                    result.addSubTest(test.test_case, test, (kind, error, trace))
                elif result is not None:
                    is_failure = issubclass(kind, test.failureException)
                    (result.addFailure if is_failure else result.addError)(test, (kind, error, trace))


# What becomes of outcomes that an old kind of result has no method for.
_LOST = {
    "addSkip": "skips not reported",
    "addExpectedFailure": "reporting as passes",
    "addUnexpectedSuccess": "reporting as failure",
}


def _inform(result, name, test, *details):
    method = getattr(result, name, None)
    if method is not None:
        method(test, *details)
        return
    warnings.warn(f"TestResult has no {name} method, {_LOST[name]}", RuntimeWarning, 3)
    if name != "addUnexpectedSuccess":
        result.addSuccess(test)
        return
    try:
        raise _UnexpectedSuccess
    except _UnexpectedSuccess:
        result.addFailure(test, sys.exc_info())


# MARK: Cleanups


def _undo(calls):
    """Makes the calls that were put on a list, the last first; gives the exceptions that came out."""
    failed = []
    while calls:
        function, args, kwargs = calls.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            failed.append(sys.exc_info())
    return failed


def _entered(manager, add_cleanup):
    """Enters a context that ends with a cleanup."""
    kind = type(manager)
    if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
        name = f"{kind.__module__}.{kind.__qualname__}"
        raise TypeError(f"'{name}' object does not support the context manager protocol")
    value = kind.__enter__(manager)
    add_cleanup(kind.__exit__, manager, None, None, None)
    return value


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """A call to be made after tearDownModule; the last added is made first."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context that ends with the module's tests."""
    return _entered(cm, addModuleCleanup)


def doModuleCleanups():
    """Makes all calls, then raises the first exception of them."""
    for _, error, _ in _undo(_module_cleanups):
        raise error


# MARK: Marks on tests


def _skipped(item, reason):
    if not isinstance(item, type):

        @functools.wraps(item)
        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        item = skipped
    item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
    return item


def skip(reason):
    """Decorator, with a reason or without: the test is not run."""
    if isinstance(reason, types.FunctionType):
        return _skipped(reason, "")
    return lambda item: _skipped(item, reason)


def skipIf(condition, reason):
    """Decorator: the test is not run where the condition holds."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """Decorator: the test is run only where the condition holds."""
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    """Decorator: the test counts as passed if it fails."""
    setattr(test_item, "__unittest_expecting_failure__", True)
    return test_item


def _mark(name, *marked):
    """The first true mark of that name, on the class or on the method."""
    return next(filter(None, (getattr(item, name, None) for item in marked)), None)


# MARK: Tests


class TestCase(_Assertions):
    """A test. A subclass has methods test…; each is run in an instance of its own."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 65536

    _comparisons = {
        dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
        set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual",
    }  # fmt: skip

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._classSetupFailed, cls._class_cleanups = False, []

    def __init__(self, methodName="runTest"):
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodName = methodName
        self._testMethodDoc = "No test" if method is None else method.__doc__
        self._type_equality_funcs = dict(self._comparisons)
        self._cleanups, self._outcome, self._subtest = [], None, None

    def addTypeEqualityFunc(self, typeobj, function):
        """How assertEqual compares two objects of exactly that type."""
        self._type_equality_funcs.update({typeobj: function})

    # MARK: Fixtures

    def setUp(self):
        """Prepares each test of the class."""

    def tearDown(self):
        """Tidies up after each test that was prepared."""

    @classmethod
    def setUpClass(cls):
        """Prepares the class before its first test."""

    @classmethod
    def tearDownClass(cls):
        """Tidies up after the last test of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """A call to be made after tearDown; the last added is made first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context that ends with the test."""
        return _entered(cm, self.addCleanup)

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            call = self._cleanups.pop()
            with outcome.part(self):
                self._callCleanup(call[0], *call[1], **call[2])
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """A call to be made after tearDownClass; the last added is made first."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that ends with the class's tests."""
        return _entered(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = _undo(cls._class_cleanups)

    # MARK: Running

    def run(self, result=None):
        end = None
        if result is None:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
            end = getattr(result, "stopTestRun", None)
        result.startTest(self)
        try:
            self._run(result)
        finally:
            result.stopTest(self)
            if end is not None:
                end()
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def _method(self):
        """The method to run; raises SkipTest where it or the class is marked."""
        method = getattr(self, self._testMethodName)
        if _mark("__unittest_skip__", type(self), method):
            raise SkipTest(_mark("__unittest_skip_why__", type(self), method) or "")
        return method

    def _run(self, result):
        try:
            method = self._method()
        except SkipTest as skipped:
            return _inform(result, "addSkip", self, str(skipped))
        is_failure_expected = _mark("__unittest_expecting_failure__", self, method)
        outcome = self._outcome = _Outcome(result)
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.is_failure_expected = is_failure_expected
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.is_failure_expected = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
        finally:
            self._outcome = None
        if not outcome.success:
            return
        if not is_failure_expected:
            result.addSuccess(self)
        elif outcome.expected_failure:
            _inform(result, "addExpectedFailure", self, outcome.expected_failure)
        else:
            _inform(result, "addUnexpectedSuccess", self)

    def debug(self):
        """Runs the test so that its exceptions come out."""
        method = self._method()
        for step in (self._callSetUp, functools.partial(self._callTestMethod, method), self._callTearDown):
            step()
        while self._cleanups:
            call = self._cleanups.pop()
            self._callCleanup(call[0], *call[1], **call[2])

    # Subclasses override these to run the steps their way.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is None:
            return
        text = f"It is deprecated to return a value that is not None from a test case ({method})"
        warnings.warn(text, DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def skipTest(self, reason):
        """Ends the test here, as skipped."""
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=_NO_MESSAGE, **params):
        """A part of a test that may fail without ending the test; parameters of parts around it are its own too."""
        outcome, around = self._outcome, self._subtest
        if outcome is None or not hasattr(outcome.result, "addSubTest"):
            yield
            return
        if around is not None:
            params.update((name, value) for name, value in around.params.items() if name not in params)
        self._subtest = _SubTest(self, msg, params)
        try:
            with outcome.part(self._subtest):
                yield
            if outcome.expected_failure if outcome.success else outcome.result.failfast:
                raise _ShouldStop
        finally:
            self._subtest = around

    # MARK: What it is called

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def shortDescription(self):
        """The first line of the method's documentation."""
        return _first_line(self._testMethodDoc and self._testMethodDoc.strip())

    def __eq__(self, other):
        if type(other) is type(self):
            return other._testMethodName == self._testMethodName
        return NotImplemented

    def __hash__(self):
        return hash((self.__class__, self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"


def _first_line(text):
    return text.partition("\n")[0].strip() if text else None


class FunctionTestCase(TestCase):
    """A test made of functions: one to run, and perhaps one before it and one after it."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts = setUp, tearDown, testFunc, description

    def setUp(self):
        (self._parts[0] or super().setUp)()

    def runTest(self):
        self._parts[2]()

    def tearDown(self):
        (self._parts[1] or super().tearDown)()

    def id(self):
        return self._parts[2].__name__

    def shortDescription(self):
        *_, function, description = self._parts
        return (_first_line(function.__doc__) or None) if description is None else description

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, FunctionTestCase) else NotImplemented

    def __hash__(self):
        return hash((FunctionTestCase, self._parts))

    def __str__(self):
        return f"{strclass(type(self))} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._parts[2]}>"


class _SubTest(TestCase):
    """A part of a test, as results are told of it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _named(self, test):
        """The test's name, with the message and the parameters of this part."""
        shown = [] if self._message is _NO_MESSAGE else [f"[{self._message}]"]
        if self.params:
            shown.append("(" + ", ".join(f"{name}={value!r}" for name, value in self.params.items()) + ")")
        return f"{test} {' '.join(shown) or '(<subtest>)'}"

    def id(self):
        return self._named(self.test_case.id())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return self._named(self.test_case)
