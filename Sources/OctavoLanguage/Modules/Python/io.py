"""Files, those in memory included (`_io`)."""

from _io import (
    BufferedRandom,
    BufferedReader,
    BufferedWriter,
    BytesIO,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
    open,
)
from abc import ABCMeta as _ABCMeta

__all__ = [
    "BlockingIOError",
    "open",
    "IOBase",
    "RawIOBase",
    "BytesIO",
    "StringIO",
    "BufferedIOBase",
    "BufferedReader",
    "BufferedWriter",
    "BufferedRandom",
    "TextIOBase",
    "TextIOWrapper",
    "UnsupportedOperation",
    "SEEK_SET",
    "SEEK_CUR",
    "SEEK_END",
]

BlockingIOError = BlockingIOError
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(metaclass=_ABCMeta):
    """What all files are instances of."""


class RawIOBase(IOBase):
    """Binary files without a buffer."""


class BufferedIOBase(IOBase):
    """Binary files."""


class TextIOBase(IOBase):
    """Text files."""


for _kind in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_kind)
for _kind in (StringIO, TextIOWrapper):
    TextIOBase.register(_kind)


def text_encoding(encoding, stacklevel=2):
    """The encoding to use where none was named."""
    return "locale" if encoding is None else encoding
