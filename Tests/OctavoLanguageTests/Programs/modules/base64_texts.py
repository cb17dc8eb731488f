# base64: the alphabets and what they refuse.
import base64
import binascii

data = bytes(range(0, 256, 7))
for name in "b64 b32 b16 b85 standard_b64 urlsafe_b64 b32hex".split():
    encoded = getattr(base64, name + "encode")(data)
    print(name, encoded, getattr(base64, name + "decode")(encoded) == data)
print(base64.b64encode(b"ab?>", altchars=b"-_"), base64.b64decode("YWI-Pg==", altchars="-_"))
print(base64.b64decode(b"YW\nJj"), base64.b32decode("mfrgg===", casefold=True), base64.b16decode("ff0a", casefold=True))
print(base64.encodebytes(b"x" * 60), base64.decodebytes(b"eHh4\neA==\n"))
print(base64.b32decode(b"MLO23456", map01=b"L"), base64.b85encode(b"abc", pad=True))
for wrong in (lambda: base64.b64decode("YWJ"), lambda: base64.b64decode("YW*J", validate=True), lambda: base64.b32decode("M"),
              lambda: base64.b16decode("f"), lambda: base64.b85decode("~~~~~~"), lambda: base64.b64encode("text"),
              lambda: base64.b64decode("é"), lambda: base64.b32decode("mfrgg==="), lambda: base64.b85decode(b"|}~~~")):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(binascii.hexlify(b"\x00\xff", "-"), binascii.unhexlify("00ff"), binascii.crc32(b"hello"), binascii.b2a_base64(b"hi", newline=False))
