import codecs
import io

print(codecs.encode("Hello", "rot13"), codecs.decode(b"48656c6c6f", "hex"), codecs.encode(b"Hi", "hex"), codecs.BOM_UTF8)
print(codecs.lookup("UTF8").name, codecs.lookup("latin1").name, codecs.getencoder("utf-8")("é"), codecs.getdecoder("ascii")(b"a"))
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€".encode()])
print(list(codecs.iterdecode([b"\xe2", b"\x82\xac"], "utf-8")), b"".join(codecs.iterencode(["a", "é"], "utf-16")))
print("aé€😀\n\t\\".encode("unicode_escape"), "aé€😀\n".encode("raw_unicode_escape"))
print(ascii(rb"\x41\u20ac\U0001f600\101\n\N{BULLET}".decode("unicode_escape")), ascii(b"\xe9\\u20ac\\n".decode("raw_unicode_escape")))
for data in (rb"\x4", rb"\u12", rb"\N{nothing}", b"\\", rb"\U00110000", rb"\N"):
    try:
        data.decode("unicode_escape")
    except UnicodeDecodeError as error:
        print(error, ascii(data.decode("unicode_escape", "replace")))
try:
    codecs.lookup("nothing")
except LookupError as error:
    print(error)
