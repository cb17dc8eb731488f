"""Tests as classes: cases, suites of them, a loader, and a runner that reports as text."""

from unittest import case, loader, result, runner, signals, suite, util
from unittest.result import TestResult
from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless,
)  # fmt: skip
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader, findTestCases, getTestCaseNames, makeSuite
from unittest.signals import installHandler, registerResult, removeHandler, removeResult
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = [
    "TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
    "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult",
    "installHandler", "registerResult", "removeResult", "removeHandler", "addModuleCleanup",
    "doModuleCleanups", "enterModuleContext", "getTestCaseNames", "makeSuite", "findTestCases",
]  # fmt: skip


class IsolatedAsyncioTestCase:
    """Refused: there is no event loop."""

    def __init_subclass__(cls, **kwargs):
        raise NotImplementedError(
            "unittest.IsolatedAsyncioTestCase is not supported by Octavo: it has no event loop; use TestCase"
        )
