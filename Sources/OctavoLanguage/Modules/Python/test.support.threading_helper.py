"""Threads of tests: there is one."""

import unittest


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest("there is one thread")
    return unittest.skip("there is one thread")


def reap_threads(test):
    return test
