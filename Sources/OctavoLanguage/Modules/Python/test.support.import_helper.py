"""Imports of tests."""

import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    """A module, or a skipped test where there is none of that name."""
    try:
        __import__(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None
    return sys.modules[name]


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """The module there is: there is only one of each here."""
    return import_module(name)
