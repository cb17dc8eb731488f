"""Encodings by name, and files that are read and written through them."""

import builtins as _builtins
import io as _io

__all__ = [
    "encode", "decode", "lookup", "lookup_error", "getencoder", "getdecoder", "getincrementalencoder",
    "getincrementaldecoder", "open", "iterencode", "iterdecode", "CodecInfo", "IncrementalEncoder",
    "IncrementalDecoder", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE",
    "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "strict_errors", "ignore_errors",
    "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors",
]  # fmt: skip

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


class CodecInfo(tuple):
    """The functions of one encoding."""

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None, *, _is_text_encoding=None
    ):  # fmt: skip
        made = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        made.name = name
        made.encode, made.decode = encode, decode
        made.streamreader, made.streamwriter = streamreader, streamwriter
        made.incrementalencoder, made.incrementaldecoder = incrementalencoder, incrementaldecoder
        made._is_text_encoding = _is_text_encoding is not False
        return made

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self),
        )  # fmt: skip


# Transformations that are no encodings of text.
def _rot13(text):
    small, large = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    turn = str.maketrans(small + large, small[13:] + small[:13] + large[13:] + large[:13])
    return text.translate(turn)


def _transformations():
    import base64
    import binascii

    return {
        "rot_13": (_rot13, _rot13),
        "hex_codec": (binascii.b2a_hex, binascii.a2b_hex),
        "base64_codec": (base64.encodebytes, base64.decodebytes),
    }


_other_names = {"rot13": "rot_13", "hex": "hex_codec", "base64": "base64_codec", "base_64": "base64_codec"}
_plain_names = {
    "utf8": "utf-8", "u8": "utf-8", "utf_8": "utf-8", "latin_1": "iso8859-1", "latin1": "iso8859-1", "l1": "iso8859-1",
    "iso_8859_1": "iso8859-1", "iso8859_1": "iso8859-1", "us_ascii": "ascii", "utf16": "utf-16", "utf_16": "utf-16",
    "utf32": "utf-32", "utf_32": "utf-32", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be",
    "utf_32_le": "utf-32-le", "utf_32_be": "utf-32-be", "utf_8_sig": "utf-8-sig", "unicode_escape": "unicode-escape",
    "raw_unicode_escape": "raw-unicode-escape",
}  # fmt: skip


def lookup(encoding):
    """The functions of an encoding."""
    key = encoding.lower().replace("-", "_").replace(" ", "_")
    key = _other_names.get(key, key)
    pair = _transformations().get(key)
    if pair is not None:
        forth, back = pair
        return CodecInfo(
            lambda input, errors="strict": (forth(input), len(input)),
            lambda input, errors="strict": (back(input), len(input)),
            name=key.replace("_codec", "").replace("rot_13", "rot13"), _is_text_encoding=False,
        )  # fmt: skip
    "".encode(encoding)
    name = _plain_names.get(key, key.replace("_", "-") if key.startswith("iso") else key)
    return CodecInfo(
        lambda input, errors="strict": (input.encode(encoding, errors), len(input)),
        lambda input, errors="strict": (bytes(input).decode(encoding, errors), len(input)),
        incrementalencoder=type("IncrementalEncoder", (IncrementalEncoder,), {"_encoding": encoding}),
        incrementaldecoder=type("IncrementalDecoder", (IncrementalDecoder,), {"_encoding": encoding}), name=name,
    )  # fmt: skip


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


class IncrementalEncoder:
    """Encodes text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self._begun = False

    def encode(self, input, final=False):
        made = input.encode(self._encoding, self.errors)
        if self._begun:
            # A byte-order mark stands at the beginning only.
            made = made[len("".encode(self._encoding)) :]
        self._begun = self._begun or bool(input)
        return made

    def reset(self):
        self._begun = False

    def getstate(self):
        return int(self._begun)

    def setstate(self, state):
        self._begun = bool(state)


class IncrementalDecoder:
    """Decodes bytes that come in pieces, which may end inside a character."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self._rest = b""

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        self._rest = b""
        if final:
            return data.decode(self._encoding, self.errors)
        for kept in range(min(4, len(data)) + 1):
            end = len(data) - kept
            try:
                text = data[:end].decode(self._encoding, self.errors if not kept else "strict")
            except UnicodeDecodeError as error:
                if error.end < len(data) or error.reason not in ("unexpected end of data", "truncated data"):
                    if not kept:
                        raise
                continue
            self._rest = data[end:]
            return text
        return data.decode(self._encoding, self.errors)

    def reset(self):
        self._rest = b""

    def getstate(self):
        return self._rest, 0

    def setstate(self, state):
        self._rest = state[0]


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file that is read and written as text of an encoding; line ends stay as they are."""
    if encoding is None:
        return _builtins.open(filename, mode, buffering)
    return _builtins.open(filename, mode.replace("b", ""), buffering, encoding, errors, newline="")


def strict_errors(exception):
    raise exception


def _refuse(exception):
    raise TypeError("don't know how to handle %s in error callback" % type(exception).__name__)


def ignore_errors(exception):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    return "", exception.end


def replace_errors(exception):
    count = exception.end - exception.start
    if isinstance(exception, UnicodeEncodeError):
        return "?" * count, exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * count, exception.end
    _refuse(exception)


def _replaced(exception, handler):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    part = exception.object[exception.start : exception.end]
    return part.encode("ascii", handler).decode("ascii"), exception.end


def xmlcharrefreplace_errors(exception):
    return _replaced(exception, "xmlcharrefreplace")


def namereplace_errors(exception):
    return _replaced(exception, "namereplace")


def backslashreplace_errors(exception):
    if isinstance(exception, UnicodeDecodeError):
        part = exception.object[exception.start : exception.end]
        return "".join("\\x%02x" % byte for byte in part), exception.end
    return _replaced(exception, "backslashreplace")


_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
}  # fmt: skip


def lookup_error(name):
    """The function of an error handler."""
    if name not in _handlers:
        raise LookupError(f"unknown error handler name {name!r}")
    return _handlers[name]


def register(search_function):
    """Refused: encodings are those of the program."""
    raise NotImplementedError("codecs.register is not supported by Octavo; write a function that encodes and call it")


def register_error(name, error_handler):
    """Refused: error handlers are those of the program."""
    raise NotImplementedError(
        "codecs.register_error is not supported by Octavo; use errors= 'ignore', 'replace' or 'backslashreplace'"
    )
