"""Finds the tests of classes and modules."""

import fnmatch
import functools
import types
import warnings
from unittest import case
from unittest.suite import TestSuite

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded: raises the reason when it is run."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name == self._testMethodName or self._testMethodName is None and not name.startswith("_"):
            return self._fail
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _fail(self):
        raise self._exception


def three_way_cmp(x, y):
    """Below, at or above zero as x is to y."""
    return (x > y) - (x < y)


def _is_case(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase)


class TestLoader:
    """Makes suites of the methods whose names begin with a prefix."""

    suiteClass = TestSuite
    testMethodPrefix = "test"
    testNamePatterns = _top_level_dir = None
    sortTestMethodsUsing = staticmethod(three_way_cmp)

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's test methods, in the order they are to run."""
        home = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}."
        names = [
            name
            for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix)
            and callable(getattr(testCaseClass, name))
            and (
                self.testNamePatterns is None
                or any(fnmatch.fnmatchcase(home + name, pattern) for pattern in self.testNamePatterns)
            )
        ]
        if compare := self.sortTestMethodsUsing:
            names = sorted(names, key=functools.cmp_to_key(compare))
        return names

    # MARK: From objects

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?"
            )
        names = ()
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ("runTest",)
        return self.suiteClass(list(map(testCaseClass, names)))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        members = (getattr(module, name) for name in dir(module))
        found = self.suiteClass([
            self.loadTestsFromTestCase(member)
            for member in members
            if _is_case(member) and member not in (case.TestCase, case.FunctionTestCase)
        ])  # fmt: skip
        if not (own_way := getattr(module, "load_tests", None)):
            return found
        try:
            return own_way(self, found, pattern)
        except Exception as error:
            return self._failed(module.__name__, error, f"Failed to call load_tests:\n{error}")

    # MARK: From names

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def loadTestsFromName(self, name, module=None):
        """The tests of a module, class, method, suite, or callable that makes one."""
        path = name.split(".")
        if module is None:
            try:
                module, path = self._nearest_module(path), path[1:]
            except ImportError as error:
                return self._failed(path[0], error)
        owner, found = None, module
        for part in path:
            try:
                owner, found = found, getattr(found, part)
            except AttributeError as error:
                return self._failed(part, error)
        match found:
            case types.ModuleType():
                return self.loadTestsFromModule(found)
            case type() if _is_case(found):
                return self.loadTestsFromTestCase(found)
            case TestSuite():
                return found
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        if _is_case(owner):
            test = owner(path[-1])
            if not isinstance(vars(owner).get(path[-1]), staticmethod):
                return self.suiteClass([test])
        match found():
            case TestSuite() as made:
                return made
            case case.TestCase() as made:
                return self.suiteClass([made])
            case made:
                raise TypeError(f"calling {found} returned {made}, not a test")

    def _nearest_module(self, path):
        """Imports as much of a dotted name as is a module; gives the first of it."""
        for length in range(len(path), 0, -1):
            try:
                return __import__(".".join(path[:length]))
            except ImportError as error:
                reason = error
        raise reason

    def _failed(self, name, error, message=None):
        self.errors.append(message or str(error))
        return self.suiteClass([_FailedTest(name, error)])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        raise NotImplementedError(
            "unittest discovery is not supported by Octavo: import the modules and name them instead"
        )


defaultTestLoader = TestLoader()


# MARK: Functions that are going away


def _old(name, instead, prefix, sort_using, suite_class=TestSuite, patterns=None):
    """Warns of the function, and gives the method of a loader that does the same."""
    text = (
        f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
        f"Please use unittest.TestLoader.{instead}() instead."
    )
    warnings.warn(text, DeprecationWarning, stacklevel=3)
    loader = TestLoader()
    vars(loader).update(
        testMethodPrefix=prefix, sortTestMethodsUsing=sort_using, suiteClass=suite_class, testNamePatterns=patterns
    )
    return getattr(loader, instead)


def getTestCaseNames(testCaseClass, prefix, sortUsing=three_way_cmp, testNamePatterns=None):
    find = _old("getTestCaseNames", "getTestCaseNames", prefix, sortUsing, patterns=testNamePatterns)
    return find(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=three_way_cmp, suiteClass=TestSuite):
    return _old("makeSuite", "loadTestsFromTestCase", prefix, sortUsing, suiteClass)(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=three_way_cmp, suiteClass=TestSuite):
    return _old("findTestCases", "loadTestsFromModule", prefix, sortUsing, suiteClass)(module)
