"""Bytes as texts: Base64, Base32, Base16 and Base85 (RFC 4648, RFC 1924)."""

import binascii

__all__ = [
    "encode",
    "decode",
    "encodebytes",
    "decodebytes",
    "b64encode",
    "b64decode",
    "b32encode",
    "b32decode",
    "b16encode",
    "b16decode",
    "b85encode",
    "b85decode",
    "standard_b64encode",
    "standard_b64decode",
    "urlsafe_b64encode",
    "urlsafe_b64decode",
]

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}"
        ) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    s = bytes(_bytes(s))
    missing = -len(s) % 5
    s += b"\0" * missing
    encoded = bytearray()
    for i in range(0, len(s), 5):
        word = int.from_bytes(s[i : i + 5], "big")
        encoded += bytes(_B32[word >> shift & 31] for shift in range(35, -1, -5))
    pads = {0: 0, 1: 1, 2: 3, 3: 4, 4: 6}[missing]
    if pads:
        encoded[-pads:] = b"=" * pads
    return bytes(encoded)


def b32decode(s, casefold=False, map01=None):
    s = bytes(_bytes(s))
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    decoded = bytearray()
    for i in range(0, len(s), 8):
        word = 0
        quanta = s[i : i + 8]
        for c in quanta.ljust(8, b"A"):
            value = _B32.find(c)
            if value < 0:
                raise binascii.Error("Non-base32 digit found") from None
            word = (word << 5) + value
        decoded += word.to_bytes(5, "big")
    if length % 8 or pads not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if pads and decoded:
        decoded[-5:] = decoded[-5:][: (43 - 5 * pads) // 8]
    return bytes(decoded)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = bytes(_bytes(s))
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def b85encode(b, pad=False):
    b = bytes(_bytes(b))
    missing = -len(b) % 4
    b += b"\0" * missing
    encoded = bytearray()
    for i in range(0, len(b), 4):
        word = int.from_bytes(b[i : i + 4], "big")
        encoded += bytes(_B85[word // 85**power % 85] for power in (4, 3, 2, 1, 0))
    if missing and not pad:
        del encoded[-missing:]
    return bytes(encoded)


def b85decode(b):
    b = bytes(_bytes(b))
    missing = -len(b) % 5
    b += b"~" * missing
    decoded = bytearray()
    for i in range(0, len(b), 5):
        word = 0
        for place, c in enumerate(b[i : i + 5]):
            value = _B85.find(c)
            if value < 0:
                raise ValueError(f"bad base85 character at position {i + place}")
            word = word * 85 + value
        if word > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        decoded += word.to_bytes(4, "big")
    if missing:
        del decoded[-missing:]
    return bytes(decoded)


def encodebytes(s):
    pieces = [binascii.b2a_base64(s[i : i + 57]) for i in range(0, len(s), 57)]
    return b"".join(pieces)


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    while True:
        s = input.read(57)
        if not s:
            break
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    while True:
        line = input.readline()
        if not line:
            break
        output.write(binascii.a2b_base64(line))
