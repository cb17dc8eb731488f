print('single' "double" '''triple''' """more""")
print("a\tb\\n\x41\101\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\0end".encode())
print(r"raw \n \" still", R'\d', len(r"\\"))
print("line one \
continued")
print("""multi
line "quotes" and \"""escaped\""" """)
print(b"bytes \x00\xff\n", br"\x", Rb'\n', b'' b'a' b"b")
print(u"unicode", 'it\'s', "say \"hi\"", '"', "'")
print(len("é"), len("e\u0301"), len("😀"), "\ud83d".encode("utf-8", "surrogatepass"))
print("" "", 'a' 'b'.upper(), ("x"
      "y"))
print("\7\10\0".encode(), '\
', end="|\n")
