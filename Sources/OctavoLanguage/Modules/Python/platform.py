"""What the program runs on, as far as results may depend on it."""

import sys as _sys

__all__ = ["machine", "node", "platform", "processor", "python_implementation", "python_version", "system"]


def system():
    return "Linux"


def machine():
    return "x86_64"


def node():
    return ""


def processor():
    return ""


def release():
    return ""


def version():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "", ""


def python_implementation():
    return "Octavo"


def python_version():
    return "%d.%d.%d" % _sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_build():
    return "", ""


def python_compiler():
    return ""


def python_branch():
    return ""


def python_revision():
    return ""
