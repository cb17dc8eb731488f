"""Scripts of tests, which would be processes of their own."""

import unittest


def assert_python_ok(*args, **env_vars):
    raise unittest.SkipTest("a notebook starts no processes")


assert_python_failure = make_script = spawn_python = run_python_until_end = make_pkg = assert_python_ok


def interpreter_requires_environment():
    return True
