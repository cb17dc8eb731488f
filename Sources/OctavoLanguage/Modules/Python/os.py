"""Files and folders: reading below the notebook's folder, changing below the run's output folder."""

import posixpath as path
import _os
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep
from posixpath import _fspath as fspath
from abc import ABC as _ABC
from abc import abstractmethod as _abstractmethod

_os.alias("os.path", path)

name = "posix"
linesep = "\n"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
# Empty: what is set where a notebook runs must not change what it says.
environ = {}
environb = {}

getcwd = _os.getcwd


class PathLike(_ABC):
    """What has a path."""

    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in c.__dict__ for c in subclass.__mro__) or NotImplemented
        return NotImplemented


def getcwdb():
    return fsencode(getcwd())


def getenv(key, default=None):
    return environ.get(key, default)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class stat_result(tuple):
    """What is known about a file."""

    def __new__(cls, values):
        return tuple.__new__(cls, values)

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self._times[0])
    st_mtime = property(lambda self: self._times[1])
    st_ctime = property(lambda self: self._times[2])
    st_mtime_ns = property(lambda self: int(self._times[1] * 1e9))

    def __repr__(self):
        names = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime".split()
        return f"os.stat_result({', '.join(f'{n}={v}' for n, v in zip(names, self))})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    values = _os.stat(path, follow_symlinks)
    result = stat_result(values[:7] + tuple(int(t) for t in values[7:]))
    result._times = values[7:]
    return result


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        _os.stat(path, follow_symlinks)
    except OSError:
        return False
    return True


def listdir(path=None):
    names = _os.listdir("." if path is None else path)
    return [fsencode(name) for name in names] if isinstance(path, bytes) else names


class DirEntry:
    """A name in a folder, as `scandir` gives it."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return stat(self.path).st_ino


class _ScandirIterator:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    return _ScandirIterator(fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folders below a folder, each with the names of its folders and files."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as failure:
        if onerror is not None:
            onerror(failure)
        return
    dirs = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, dirs, files
    for name in dirs:
        below = path.join(top, name)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def mkdir(path, mode=0o777, *, dir_fd=None):
    _os.mkdir(path, mode)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _os.rmdir(path)


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def unlink(path, *, dir_fd=None):
    _os.unlink(path)


remove = unlink


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _os.rename(src, dst)


replace = rename


def cpu_count():
    return 1


def getpid():
    return 1


def urandom(size):
    raise NotImplementedError(
        "os.urandom is not supported, because its bytes cannot be repeated; use random.Random(seed).randbytes(size)"
    )


def _refused(name, reason):
    def function(*args, **kwargs):
        raise NotImplementedError(f"os.{name} is not supported: {reason}")

    function.__name__ = function.__qualname__ = name
    return function


for _name in "system popen fork forkpty kill killpg abort wait waitpid execv execve execvp execl spawnv spawnl startfile pipe".split():
    globals()[_name] = _refused(_name, "a notebook starts no processes")
for _name in "chdir fchdir chroot".split():
    globals()[_name] = _refused(_name, "relative names begin at the notebook's folder")
for _name in "symlink link chmod chown utime truncate mkfifo mknod".split():
    globals()[_name] = _refused(_name, "only files and folders below the output folder are made, renamed or removed")
for _name in "putenv unsetenv".split():
    globals()[_name] = _refused(_name, "the environment is empty")
for _name in "open read write close fdopen".split():
    globals()[_name] = _refused(_name, "use the built-in open()")
del _name
