"""Text for HTML and back."""

import re as _re
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace what is markup in HTML by references; quotes as well, unless `quote` is false."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What HTML 5 reads for the numbers 0x80 to 0x9F: the characters of Windows-1252.
_windows = {
    number: bytes([number]).decode("cp1252", "replace") for number in range(0x80, 0xA0)
} | {number: chr(number) for number in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_windows |= {0x00: "\ufffd", 0x0D: "\r"}

_reference = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _is_refused(number):
    """Numbers that stand for nothing in HTML."""
    if number in (0x0B,) or 0x01 <= number <= 0x08 or 0x0E <= number <= 0x1F or 0x7F <= number <= 0x9F:
        return True
    return 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE


def _character(match):
    name = match.group(1)
    if name[0] == "#":
        digits = name[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if number in _windows:
            return _windows[number]
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        return "" if _is_refused(number) else chr(number)
    if name in _html5:
        return _html5[name]
    # The longest name at the beginning.
    for end in range(len(name) - 1, 1, -1):
        if name[:end] in _html5:
            return _html5[name[:end]] + name[end:]
    return "&" + name


def unescape(s):
    """Replace the references of HTML 5 by what they stand for."""
    return _reference.sub(_character, s) if "&" in s else s
