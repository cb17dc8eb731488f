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


class CleanImport:
    """Modules are as if never imported, for the time of a block."""

    def __init__(self, *module_names, usefrozen=False):
        self._saved = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self._saved)


def unload(name):
    sys.modules.pop(name, None)


forget = unload
