for n in (0, 1, 10, 255, -255, 2 ** 70, True):
    print(bin(n), oct(n), hex(n))
for f in (bin, oct, hex):
    for bad in (1.5, "1"):
        try:
            f(bad)
        except TypeError as error:
            print(error)
print(int(bin(37), 2), int(hex(-255), 16), int(oct(8), 0))
