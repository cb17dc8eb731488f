big = 10 ** 5000
try:
    str(big)
except ValueError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
print(len(hex(big)), len(str(10 ** 4299)), f"{big:x}"[:5])
try:
    print(f"{big}")
except ValueError as error:
    print(error)
import sys
print(sys.get_int_max_str_digits())
