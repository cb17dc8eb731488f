"""Bytes as texts: Base64, Base32, Base16 and Base85 (RFC 4648, RFC 1924)."""

import binascii

__all__ = (
    "encode decode encodebytes decodebytes b64encode b64decode b32encode b32decode b32hexencode b32hexdecode b16encode "
    "b16decode b85encode b85decode standard_b64encode standard_b64decode urlsafe_b64encode urlsafe_b64decode"
).split()

_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS_16 = b"0123456789ABCDEF"
_DIGITS_32 = _letters + b"234567"
_DIGITS_32_HEX = b"0123456789" + _letters[:22]
_DIGITS_85 = b"0123456789" + _letters + _letters.lower() + b"!#$%&()*+-;<=>?@^_`{|}~"

# As many bytes as make a line of 76 characters.
_LINE = 57


def _as_bytes(s):
    """The bytes of an argument, which may be text of ASCII."""
    match s:
        case bytes() | bytearray():
            return bytes(s)
        case str() if s.isascii():
            return s.encode()
        case str():
            raise ValueError("string argument should contain only ASCII characters")
    if hasattr(s, "tobytes"):
        return s.tobytes()
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


# MARK: Groups of bytes as groups of digits


def _encode_groups(data, digits, size, count):
    """Each `size` bytes as `count` digits; the last ones are filled up with zeros."""
    data += bytes(-len(data) % size)
    base, encoded = len(digits), bytearray()
    for start in range(0, len(data), size):
        number, group = int.from_bytes(data[start : start + size], "big"), []
        for _ in range(count):
            number, digit = divmod(number, base)
            group.append(digits[digit])
        encoded += bytes(reversed(group))
    return encoded


def _decode_groups(text, digits, size, count, unknown, too_large=None):
    """Each `count` digits as `size` bytes; the functions make errors of a position."""
    values = {digit: value for value, digit in enumerate(digits)}
    base, decoded = len(digits), bytearray()
    for start in range(0, len(text), count):
        number = 0
        for place, character in enumerate(text[start : start + count], start):
            if character not in values:
                raise unknown(place)
            number = number * base + values[character]
        if number >> 8 * size:
            raise too_large(start)
        decoded += number.to_bytes(size, "big")
    return decoded


# MARK: Base64


def _pair(altchars):
    assert len(altchars) == 2, repr(altchars)
    return altchars


def b64encode(s, altchars=None):
    """altchars: two bytes to stand for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", _pair(altchars)))


def b64decode(s, altchars=None, validate=False):
    """altchars: two bytes that stand for + and /; validate: other characters are errors, not passed over."""
    s = _as_bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_pair(_as_bytes(altchars)), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """With - and _ for + and /, which mean something in addresses."""
    return b64encode(s, altchars=b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, altchars=b"-_")


def encodebytes(s):
    """In lines, as in mail."""
    lines = (s[start : start + _LINE] for start in range(0, len(s), _LINE))
    return b"".join(map(binascii.b2a_base64, lines))


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    """From one binary file to another, in lines."""
    while data := input.read(_LINE):
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """From one binary file to another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


# MARK: Base32

# By how many bytes the last group lacks of five: the digits that say nothing.
_PADS = (0, 1, 3, 4, 6)


def _b32encode(s, digits):
    data = _as_bytes(s)
    encoded = _encode_groups(data, digits, 5, 8)
    pads = _PADS[-len(data) % 5]
    return bytes(encoded[: len(encoded) - pads]) + b"=" * pads


def _b32decode(text, digits, casefold):
    if len(text) % 8:
        raise binascii.Error("Incorrect padding")
    text = text.upper() if casefold else text
    said = text.rstrip(b"=")
    pads = len(text) - len(said)
    filled = said + digits[:1] * (-len(said) % 8)
    decoded = _decode_groups(filled, digits, 5, 8, lambda place: binascii.Error("Non-base32 digit found"))
    if pads not in _PADS:
        raise binascii.Error("Incorrect padding")
    return bytes(decoded[: len(decoded) - _PADS.index(pads)])


def b32encode(s):
    return _b32encode(s, _DIGITS_32)


def b32decode(s, casefold=False, map01=None):
    """casefold: small letters are read too; map01: what 1 is read as (0 is then O)."""
    text = _as_bytes(s)
    if map01 is not None:
        text = text.translate(bytes.maketrans(b"01", b"O" + _as_bytes(map01)))
    return _b32decode(text, _DIGITS_32, casefold)


def b32hexencode(s):
    """With digits before letters, so that texts sort as the bytes do."""
    return _b32encode(s, _DIGITS_32_HEX)


def b32hexdecode(s, casefold=False):
    """casefold: small letters are read too."""
    return _b32decode(_as_bytes(s), _DIGITS_32_HEX, casefold)


# MARK: Base16 and Base85


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """casefold: small letters are read too."""
    text = _as_bytes(s)
    text = text.upper() if casefold else text
    if not set(text) <= set(_DIGITS_16):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(text)


def b85encode(b, pad=False):
    """pad: the zeros that fill the last group up are encoded too."""
    data = _as_bytes(b)
    encoded = _encode_groups(data, _DIGITS_85, 4, 5)
    return bytes(encoded if pad else encoded[: len(encoded) - -len(data) % 4])


def b85decode(b):
    text = _as_bytes(b)
    lacking = -len(text) % 5
    decoded = _decode_groups(
        text + b"~" * lacking,
        _DIGITS_85,
        4,
        5,
        lambda place: ValueError(f"bad base85 character at position {place}"),
        lambda start: ValueError(f"base85 overflow in hunk starting at byte {start}"),
    )
    return bytes(decoded[: len(decoded) - lacking])
