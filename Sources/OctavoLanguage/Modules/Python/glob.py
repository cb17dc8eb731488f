"""Files whose names match a pattern."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile("([*?[])")


def has_magic(s):
    return _magic.search(s) is not None


def escape(pathname):
    """A name as a pattern that matches only itself."""
    return _magic.sub(r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    root = "" if root_dir is None else os.fspath(root_dir)
    for name in _expand(pathname, root, recursive, include_hidden, False):
        if name or not (recursive and pathname[:2] == "**"):
            yield name


def _names(folder, root, dironly):
    """What is in a folder; nothing if it is none."""
    place = os.path.join(root, folder) if folder else root or os.curdir
    try:
        entries = list(os.scandir(place))
    except OSError:
        return
    for entry in entries:
        if not dironly or entry.is_dir():
            yield entry.name


def _below(folder, root, dironly, hidden):
    for name in _names(folder, root, dironly):
        if hidden or not name.startswith("."):
            path = os.path.join(folder, name) if folder else name
            yield name
            for deeper in _below(path, root, dironly, hidden):
                yield os.path.join(name, deeper)


def _expand(pathname, root, recursive, hidden, dironly):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if basename:
            if os.path.lexists(full):
                yield pathname
        elif os.path.isdir(os.path.join(root, dirname)):
            yield pathname
        return
    if not dirname:
        yield from _match(dirname, basename, root, recursive, hidden, dironly)
        return
    if dirname != pathname and has_magic(dirname):
        dirs = _expand(dirname, root, recursive, hidden, True)
    else:
        dirs = [dirname]
    for folder in dirs:
        for name in _match(folder, basename, root, recursive, hidden, dironly):
            yield os.path.join(folder, name)


def _match(folder, pattern, root, recursive, hidden, dironly):
    if recursive and pattern == "**":
        if not folder or os.path.isdir(os.path.join(root, folder)):
            yield pattern[:0]
        yield from _below(folder, root, dironly, hidden)
    elif has_magic(pattern):
        names = _names(folder, root, dironly)
        if not (hidden or pattern.startswith(".")):
            names = (name for name in names if not name.startswith("."))
        yield from fnmatch.filter(names, pattern)
    elif pattern:
        if os.path.lexists(os.path.join(root, folder, pattern)):
            yield pattern
    elif os.path.isdir(os.path.join(root, folder)):
        yield pattern
