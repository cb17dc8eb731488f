"""Paths as objects."""

import fnmatch as _fnmatch
import functools as _functools
import io as _io
import os as _os
from collections.abc import Sequence as _Sequence

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _PathParents(_Sequence):
    """The folders around a path, the nearest first."""

    def __init__(self, path):
        self._path, self._type = path, type(path)
        self._count = len(path._parts) - bool(path._root)

    def __len__(self):
        return self._count

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(map(self.__getitem__, range(self._count)[idx]))
        if idx not in range(-self._count, self._count):
            raise IndexError(idx)
        levels = range(1, self._count + 1)[idx]
        return self._path._make(self._path._root, self._path._parts[:-levels])

    def __repr__(self):
        return f"<{self._type.__name__}.parents>"


def _among_paths(operation):
    """A comparison or an operation whose other side may be no path."""

    @_functools.wraps(operation)
    def method(self, other):
        return operation(self, other) if isinstance(other, PurePath) else NotImplemented

    return method


def _joining(join):
    """An operator that leaves what cannot be part of a path to the other side."""

    @_functools.wraps(join)
    def method(self, key):
        try:
            return join(self, key)
        except TypeError:
            return NotImplemented

    return method


class PurePath:
    """A path that is only text."""

    __slots__ = ("_root", "_parts", "_str", "_hash")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._make(*cls._read(args))

    @classmethod
    def _read(cls, args):
        """Root and parts of paths and texts one after another."""
        root, parts = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                its_root, its_parts = arg._root, arg._parts
            else:
                text = _os.fspath(arg)
                if not isinstance(text, str):
                    wanted = "a str object or an os.PathLike object returning str"
                    raise TypeError(f"argument should be {wanted}, not {type(text)!r}")
                its_root = ""
                if text.startswith("/"):
                    its_root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                its_parts = [part for part in text.split("/") if part and part != "."]
                if its_root:
                    its_parts = [its_root] + its_parts
            if its_root:
                root, parts = its_root, list(its_parts)
            else:
                parts = parts + its_parts
        return root, parts

    @classmethod
    def _make(cls, root, parts):
        made = object.__new__(cls)
        made._root, made._parts = root, parts
        return made

    def __reduce__(self):
        return type(self), (*self._parts,)

    def __str__(self):
        if not hasattr(self, "_str"):
            names = "/".join(self._parts[bool(self._root) :])
            self._str = self._root + names or "."
        return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return _os.fsencode(self)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.as_posix()!r})"

    def as_uri(self):
        if not self.is_absolute():
            complaint = "relative path can't be expressed as a file URI"
            raise ValueError(complaint)
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(chr(b) if chr(b) in safe else f"%{b:02X}" for b in bytes(self))

    @_among_paths
    def __eq__(self, other):
        return self._parts == other._parts

    @_among_paths
    def __lt__(self, other):
        return self._parts < other._parts

    @_among_paths
    def __le__(self, other):
        return self._parts <= other._parts

    @_among_paths
    def __gt__(self, other):
        return self._parts > other._parts

    @_among_paths
    def __ge__(self, other):
        return self._parts >= other._parts

    def __hash__(self):
        if not hasattr(self, "_hash"):
            self._hash = hash((*self._parts,))
        return self._hash

    # --- Parts

    drive = property(lambda self: "", doc="A letter, on Windows.")
    root = anchor = property(lambda self: self._root, doc="What an absolute path begins with.")
    parts = property(lambda self: tuple(self._parts), doc="The root and the names.")
    parents = property(_PathParents, doc="The folders around the path, the nearest first.")

    @property
    def name(self):
        if len(self._parts) == (1 if self._root else 0):
            return ""
        return self._parts[-1]

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        if len(self._parts) <= (1 if self._root else 0):
            return self
        return self._make(self._root, self._parts[:-1])

    # --- Other paths

    def with_name(self, name):
        """The path with another name at its end."""
        if self.name == "":
            raise ValueError(f"{self!r} has an empty name")
        if name in ("", ".") or "/" in name:
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._root, [*self._parts[:-1], name])

    def with_stem(self, stem):
        """The path with another name before the suffix."""
        return self.with_name(f"{stem}{self.suffix}")

    def with_suffix(self, suffix):
        if "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        name = name[: -len(old)] + suffix if old else name + suffix
        return self._make(self._root, self._parts[:-1] + [name])

    def relative_to(self, *other):
        """What leads from another path to this one below it."""
        if other == ():
            raise TypeError("need at least one argument")
        root, start = self._read(other)
        count = len(start)
        if self._parts[:count] == start and (start or not self._root):
            return self._make(self._root * (not count), self._parts[count:])
        raise ValueError(
            f"{str(self)!r} is not in the subpath of {root + '/'.join(start[bool(root):])!r} "
            "OR one path is relative and the other is absolute."
        )

    def is_relative_to(self, *other):
        """Whether this path is another one or below it."""
        try:
            return self.relative_to(*other) is not None
        except ValueError:
            return False

    def joinpath(self, *args):
        """The path followed by others; an absolute one begins anew."""
        return self._make(*self._read([self, *args]))

    @_joining
    def __truediv__(self, key):
        return self.joinpath(key)

    @_joining
    def __rtruediv__(self, key):
        return self._make(*self._read([key, self]))

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        root, patterns = self._read([path_pattern])
        if patterns == []:
            raise ValueError("empty pattern")
        names = self._parts[::-1]
        if root not in ("", self._root):
            return False
        if len(patterns) != len(names) if root else len(patterns) > len(names):
            return False
        return all(map(_fnmatch.fnmatchcase, names, patterns[:0:-1] if root else patterns[::-1]))


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("PureWindowsPath is not supported; use PurePosixPath")


_os.PathLike.register(PurePath)


class Path(PurePath):
    """A path of a file or folder that may exist."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return cls._make(*cls._read(args))

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        raise NotImplementedError("Path.home is not supported, because files are read only below the notebook's folder")

    def expanduser(self):
        if not self._root and self._parts and self._parts[0][:1] == "~":
            return self.home()
        return self

    def absolute(self):
        return self if self.is_absolute() else self._make(*self._read((_os.getcwd(), self)))

    def resolve(self, strict=False):
        return self.__class__(_os.path.realpath(self, strict=strict))

    def samefile(self, other_path):
        return _os.path.samefile(self, other_path)

    def readlink(self):
        raise NotImplementedError("Path.readlink is not supported; use Path.resolve")

    # --- Asking

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)

    def exists(self):
        return _os.path.exists(self)

    def is_dir(self):
        return _os.path.isdir(self)

    def is_file(self):
        return _os.path.isfile(self)

    def is_symlink(self):
        return _os.path.islink(self)

    def is_mount(self):
        return _os.path.ismount(self)

    def is_socket(self):
        return False

    is_fifo = is_block_device = is_char_device = is_socket

    # --- Folders

    def _child(self, name):
        return self._make(self._root, self._parts + [name])

    def iterdir(self):
        for name in _os.listdir(self):
            yield self._child(name)

    def glob(self, pattern):
        """The paths below this one that match a pattern."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        return self._matches(pattern, [])

    def rglob(self, pattern):
        """The same, however deep."""
        return self._matches(pattern, ["**"])

    def _matches(self, pattern, before):
        root, parts = self._read([pattern])
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        found = self._select(before + parts, pattern[-1:] == "/")
        # Each once: with two ** there are several ways to a path.
        seen = set()
        return (path for path in found if not (path in seen or seen.add(path)))

    def _folders(self):
        """This folder and all below it."""
        yield self
        try:
            names = _os.listdir(self)
        except OSError:
            return
        for name in names:
            child = self._child(name)
            if child.is_dir() and not child.is_symlink():
                yield from child._folders()

    def _select(self, patterns, dironly=False):
        """The paths below that match patterns, one for each level."""
        if not patterns:
            if not dironly or self.is_dir():
                yield self
            return
        pattern, rest = patterns[0], patterns[1:]
        if pattern == "**":
            if self.is_dir():
                for folder in self._folders():
                    yield from folder._select(rest, dironly)
        elif "**" in pattern:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        elif pattern == "..":
            yield from self._child("..")._select(rest, dironly)
        elif not any(c in pattern for c in "*?["):
            child = self._child(pattern)
            if child.exists():
                yield from child._select(rest, dironly)
        else:
            try:
                names = _os.listdir(self)
            except OSError:
                return
            for name in _fnmatch.filter(names, pattern):
                child = self._child(name)
                if not rest or child.is_dir():
                    yield from child._select(rest, dironly)

    # --- Files

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return _io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        plain = bytes(memoryview(data))
        with self.open("wb") as file:
            return file.write(plain)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if isinstance(data, str):
            with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
                return file.write(data)
        raise TypeError(f"data must be str, not {type(data).__name__}")

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        with self.open("a"):
            pass

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes a folder; with parents also those around it that are missing."""
        above = self.parent
        try:
            _os.mkdir(self, mode)
        except FileNotFoundError:
            if above == self or not parents:
                raise
            above.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not (exist_ok and self.is_dir()):
                raise

    def rmdir(self):
        _os.rmdir(self)

    def unlink(self, missing_ok=False):
        """Removes a file."""
        allowed = FileNotFoundError if missing_ok else ()
        try:
            _os.unlink(self)
        except allowed:
            pass

    def rename(self, target):
        """Moves it, unless something is in the way; gives the new path."""
        _os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        """Moves it, whatever is in the way; gives the new path."""
        _os.replace(self, target)
        return type(self)(target)

    def _unsupported(self, name):
        raise NotImplementedError(
            f"Path.{name} is not supported; only files and folders below the output folder are made, renamed or removed"
        )

    def chmod(self, mode, *, follow_symlinks=True):
        self._unsupported("chmod")

    def symlink_to(self, target, target_is_directory=False):
        self._unsupported("symlink_to")

    def hardlink_to(self, target):
        self._unsupported("hardlink_to")


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
