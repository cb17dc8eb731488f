# The codec cp037, whose lower half is not ASCII.
print("Hello, 123!".encode("cp037"), bytes(range(256)).decode("cp037").encode("cp037") == bytes(range(256)))
print(b"\x81\xc1@\xf1\xff".decode("ibm037"), "aA b".encode("CP037"), "é¢ÿ".encode("037"))
for wrong in (lambda: "€".encode("cp037"), lambda: "a€b".encode("cp037", "replace"), lambda: "€".encode("cp037", "ignore")):
    try:
        print(wrong())
    except UnicodeEncodeError as error:
        print(error)
