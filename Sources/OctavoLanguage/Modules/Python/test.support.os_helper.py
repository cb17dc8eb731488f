"""Files of tests."""

import contextlib
import os
import unittest

TESTFN = "@test_tmp"
TESTFN_ASCII = TESTFN_UNICODE = TESTFN_NONASCII = TESTFN
TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = None
FS_NONASCII = "\xe6"


def unlink(filename):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


def rmdir(dirname):
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(dirname)


def rmtree(path):
    for root, folders, files in os.walk(path, topdown=False):
        for name in files:
            os.unlink(os.path.join(root, name))
        for name in folders:
            os.rmdir(os.path.join(root, name))
    rmdir(path)


def create_empty_file(filename):
    with open(filename, "wb"):
        pass


def can_symlink():
    return False


def skip_unless_symlink(test):
    return unittest.skip("there are no symbolic links")(test)


def can_chmod():
    return False


def skip_unless_working_chmod(test):
    return unittest.skip("modes of files are not changed")(test)


skip_if_dac_override = skip_unless_dac_override = skip_unless_xattr = skip_unless_working_chmod


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest("write into the run's output folder")
    yield


temp_cwd = change_cwd = temp_dir
SAVEDCWD = os.curdir


class EnvironmentVarGuard(dict):
    """Variables of the environment for the time of a block."""

    def __enter__(self):
        self._saved = dict(os.environ)
        return self

    def set(self, envvar, value):
        os.environ[envvar] = value

    def unset(self, envvar):
        os.environ.pop(envvar, None)

    __setitem__, __delitem__ = set, unset

    def __exit__(self, *exc_info):
        os.environ.clear()
        os.environ.update(self._saved)


class FakePath:
    """Something with a path, or with an exception instead of one."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return "<FakePath %r>" % (self.path,)

    def __fspath__(self):
        is_class = isinstance(self.path, type) and issubclass(self.path, BaseException)
        if isinstance(self.path, BaseException) or is_class:
            raise self.path
        return self.path
