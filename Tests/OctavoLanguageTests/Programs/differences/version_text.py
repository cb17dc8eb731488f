# title: sys.version and sys.implementation name Octavo
# description: `sys.version_info` is CPython's, so that checks for features work; the texts say who is running.
# cause: It is another program.
# workaround: Test `sys.version_info`.
import sys

print(sys.version_info[:2], sys.implementation.name)
