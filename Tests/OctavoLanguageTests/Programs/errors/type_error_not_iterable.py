for digit in 12345:
    print(digit)
