"""Names of files and folders, as text (`os.path`)."""

import _os

__all__ = [
    "normcase",
    "isabs",
    "join",
    "splitdrive",
    "split",
    "splitext",
    "basename",
    "dirname",
    "commonprefix",
    "getsize",
    "getmtime",
    "getatime",
    "getctime",
    "islink",
    "exists",
    "lexists",
    "isdir",
    "isfile",
    "ismount",
    "expanduser",
    "expandvars",
    "normpath",
    "abspath",
    "samefile",
    "sameopenfile",
    "samestat",
    "curdir",
    "pardir",
    "sep",
    "pathsep",
    "defpath",
    "altsep",
    "extsep",
    "devnull",
    "realpath",
    "supports_unicode_filenames",
    "relpath",
    "commonpath",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    """The text or bytes of a path."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        path_repr = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, "__fspath__"):
            raise
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}") from None
    if isinstance(path_repr, (str, bytes)):
        return path_repr
    raise TypeError(
        f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(path_repr).__name__}"
    )


def _words(path):
    """Separator, dot and nothing of the kind the path is of."""
    return (b"/", b".", b"") if isinstance(path, bytes) else ("/", ".", "")


def _check_arg_types(funcname, *args):
    hasstr = hasbytes = False
    for s in args:
        if isinstance(s, str):
            hasstr = True
        elif isinstance(s, bytes):
            hasbytes = True
        else:
            raise TypeError(
                f"{funcname}() argument must be str, bytes, or os.PathLike object, not {s.__class__.__name__!r}"
            ) from None
    if hasstr and hasbytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_words(s)[0])


def join(a, *p):
    a = _fspath(a)
    slash = _words(a)[0]
    path = a
    try:
        for b in map(_fspath, p):
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types("join", a, *p)
        raise
    return path


def split(p):
    p = _fspath(p)
    slash = _words(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash, dot, nothing = _words(p)
    name = p.rfind(slash) + 1
    at = p.rfind(dot)
    # Dots a name begins with are no extension.
    if at >= name and p[name:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_words(p)[0]) + 1 :]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def normpath(path):
    path = _fspath(path)
    slash, dot, nothing = _words(path)
    if path == nothing:
        return dot
    # Two slashes at the beginning, but not three, may mean something else.
    initial = 0
    if path.startswith(slash):
        initial = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if part in (nothing, dot):
            continue
        if part != dot * 2 or (not initial and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    path = slash * initial + slash.join(parts)
    return path or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        cwd = _os.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = _fspath(filename)
    if isinstance(filename, bytes):
        return realpath(filename.decode(), strict=strict).encode()
    if strict:
        _os.stat(filename, True)
    try:
        return _os.realpath(abspath(filename))
    except OSError:
        return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    slash, dot, nothing = _words(path)
    start = dot if start is None else _fspath(start)
    try:
        start_list = [x for x in abspath(start).split(slash) if x]
        path_list = [x for x in abspath(path).split(slash) if x]
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types("relpath", path, start)
        raise
    common = len(commonprefix([start_list, path_list]))
    parts = [dot * 2] * (len(start_list) - common) + path_list[common:]
    return join(*parts) if parts else dot


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(_fspath, paths))
    _check_arg_types("commonpath", *paths)
    slash, dot, nothing = _words(paths[0])
    split_paths = [path.split(slash) for path in paths]
    if len({p[:1] == slash for p in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    split_paths = [[c for c in s if c and c != dot] for s in split_paths]
    common = commonprefix(split_paths)
    prefix = slash if paths[0].startswith(slash) else slash[:0]
    return prefix + slash.join(common)


def expanduser(path):
    """Refused where it would ask who runs the notebook."""
    path = _fspath(path)
    if path.startswith("~" if isinstance(path, str) else b"~"):
        raise NotImplementedError(
            "expanduser is not supported, because files are read only below the notebook's folder"
        )
    return path


def expandvars(path):
    return _fspath(path)


def _mode(path, follow=True):
    try:
        return _os.stat(path, follow)[0] & 0o170000
    except (OSError, ValueError):
        return None


def exists(path):
    _check_path(path, "stat")
    return _mode(path) is not None


def _check_path(path, name):
    if not isinstance(path, (str, bytes, int)) and not hasattr(path, "__fspath__"):
        raise TypeError(f"{name}: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")


def lexists(path):
    return _mode(path, False) is not None


def isdir(s):
    _check_path(s, "stat")
    return _mode(s) == 0o040000


def isfile(path):
    _check_path(path, "stat")
    return _mode(path) == 0o100000


def islink(path):
    return _mode(path, False) == 0o120000


def ismount(path):
    return _fspath(path) == "/"


def getsize(filename):
    return _os.stat(filename, True)[6]


def getatime(filename):
    return _os.stat(filename, True)[7]


def getmtime(filename):
    return _os.stat(filename, True)[8]


def getctime(filename):
    return _os.stat(filename, True)[9]


def samefile(f1, f2):
    return samestat(_os.stat(f1, True), _os.stat(f2, True))


def samestat(s1, s2):
    return tuple(s1)[1:3] == tuple(s2)[1:3]
