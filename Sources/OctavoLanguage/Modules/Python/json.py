"""JSON: Python values as text, and back."""

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


# What an encoder is told where nothing else is said; a class of the caller's is told all of it.
_SETTINGS = {
    "skipkeys": False, "ensure_ascii": True, "check_circular": True, "allow_nan": True, "indent": None,
    "separators": None, "default": None, "sort_keys": False,
}  # fmt: skip


def _encoder(cls, settings):
    return (cls or JSONEncoder)(**_SETTINGS | settings)


def dumps(obj, *, cls=None, **settings):
    """The text of a value.

    cls: a subclass of JSONEncoder; the other settings are those of its constructor.
    """
    return _encoder(cls, settings).encode(obj)


def dump(obj, fp, *, cls=None, **settings):
    """Writes the text of a value to a file, with the settings of dumps()."""
    encoder = _encoder(cls, settings)
    is_plain = type(encoder).iterencode is JSONEncoder.iterencode
    for chunk in (encoder._text(obj),) if is_plain else encoder.iterencode(obj):
        fp.write(chunk)


def detect_encoding(b):
    """The encoding of a document, from its mark or from where its first zeros are."""
    if b.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def load(fp, *, cls=None, **settings):
    """The value in a file, with the settings of loads()."""
    return loads(fp.read(), cls=cls, **settings)


def loads(s, *, cls=None, **settings):
    """The value of a text.

    cls: a subclass of JSONDecoder; the other settings are those of its constructor, where they are not None.
    """
    match s:
        case str():
            if s[:1] == "\ufeff":
                raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        case bytes() | bytearray():
            s = s.decode(detect_encoding(s), "surrogatepass")
        case _:
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    given = {name: value for name, value in settings.items() if value is not None}
    return (cls or JSONDecoder)(**given).decode(s)
