"""Files and folders that last no longer than the run. They lie in the folder that may be written to, under names that
are counted, so that every run makes the same ones."""
import atexit
import io
import os

__all__ = ["NamedTemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "TemporaryFile", "gettempdir",
           "gettempdirb", "gettempprefix", "gettempprefixb", "mkdtemp", "mkstemp", "mktemp", "tempdir"]

tempdir = None
template = "tmp"
_made = []
_count = 0


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    return os.curdir if tempdir is None else tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def _path(suffix, prefix, dir):
    """A path that names nothing yet."""
    global _count
    folder = gettempdir() if dir is None else dir
    while True:
        _count += 1
        path = os.path.join(folder, f"{template if prefix is None else prefix}{_count:08d}{suffix or ''}")
        if not os.path.exists(path):
            return path


def mktemp(suffix="", prefix=template, dir=None):
    return _path(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A number that stands for no open file, since there are no descriptors here, and the path of a new file."""
    path = _path(suffix, prefix, dir)
    with open(path, "wb"):
        pass
    _made.append(path)
    return -1, os.path.normpath(path)


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _path(suffix, prefix, dir)
    os.mkdir(path)
    _made.append(path)
    return os.path.normpath(path)


def _remove(path):
    if os.path.isdir(path):
        for name in os.listdir(path):
            _remove(os.path.join(path, name))
        os.rmdir(path)
    elif os.path.exists(path):
        os.unlink(path)


def _remove_all():
    while _made:
        _remove(_made.pop())


atexit.register(_remove_all)


class _TemporaryFile:
    """An open file that is gone once it is closed."""

    def __init__(self, file, path, delete):
        self.file = file
        self.name = path
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                _remove(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    path = _path(suffix, prefix, dir)
    file = open(path, mode, encoding=encoding, newline=newline, errors=errors)
    _made.append(path)
    return _TemporaryFile(file, os.path.normpath(path), delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """A file that nobody sees: it is kept in memory."""
    return io.BytesIO() if "b" in mode else io.StringIO(newline=newline)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):
    return TemporaryFile(mode, buffering, encoding, newline, errors=errors)


class TemporaryDirectory:
    """A folder that is gone, with all that is in it, once it is left."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            _remove(self.name)
