"""Paths as objects."""

import fnmatch as _fnmatch
import io as _io
import os as _os
from collections.abc import Sequence as _Sequence

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _PathParents(_Sequence):
    """The folders around a path, the nearest first."""

    def __init__(self, path):
        self._type = type(path)
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        return len(self._parts) - 1 if self._root else len(self._parts)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self[i] for i in range(*idx.indices(len(self))))
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._type._make(self._root, self._parts[: -idx - 1])

    def __repr__(self):
        return f"<{self._type.__name__}.parents>"


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
                    raise TypeError(
                        "argument should be a str object or an os.PathLike object returning str, "
                        f"not {type(text)!r}"
                    )
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
        self = object.__new__(cls)
        self._root = root
        self._parts = parts
        return self

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            if self._root:
                self._str = self._root + "/".join(self._parts[1:])
            else:
                self._str = "/".join(self._parts) or "."
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
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(chr(b) if chr(b) in safe else f"%{b:02X}" for b in bytes(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts == other._parts

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(tuple(self._parts))
            return self._hash

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts < other._parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts <= other._parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts > other._parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts >= other._parts

    @classmethod
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    # --- Parts

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(self._parts)

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

    @property
    def parents(self):
        return _PathParents(self)

    # --- Other paths

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

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
        if not other:
            raise TypeError("need at least one argument")
        root, parts = self._read(other)
        n = len(parts)
        if root != self._root and parts or self._parts[:n] != parts:
            formatted = str(self._make(root, parts))
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {formatted!r} OR one path is relative and the other is absolute."
            )
        return self._make("" if n or not self._root else self._root, self._parts[n:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        return self._make(*self._read((self,) + args))

    def __truediv__(self, key):
        try:
            return self._make(*self._read((self, key)))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._make(*self._read((key, self)))
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        root, patterns = self._read((path_pattern,))
        if not patterns:
            raise ValueError("empty pattern")
        parts = self._parts
        if root:
            if len(patterns) != len(parts):
                return False
            patterns = patterns[1:]
        elif len(patterns) > len(parts):
            return False
        return all(_fnmatch.fnmatchcase(part, pat) for part, pat in zip(reversed(parts), reversed(patterns)))


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
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = self._read((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        seen = set()
        for path in self._select(list(parts), pattern.endswith("/")):
            if path not in seen:
                seen.add(path)
                yield path

    def rglob(self, pattern):
        root, parts = self._read((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        seen = set()
        for path in self._select(["**"] + list(parts), bool(pattern) and pattern.endswith("/")):
            if path not in seen:
                seen.add(path)
                yield path

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
        with self.open(mode="rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(mode="r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open(mode="wb") as f:
            return f.write(bytes(view))

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        with self.open("a"):
            pass

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        _os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        _os.replace(self, target)
        return self.__class__(target)

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
