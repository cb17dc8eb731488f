width, precision, value = 10, 3, 12.34567
print(f"{value:{width}.{precision}f}|")
print(f"{value:{width}}|{value:<{width}}|{value:{'>'}{width}}|")
print(f"{'text':{'*'}^{width}}")
align = {"l": "<", "r": ">"}
for key in align:
    print(f"{key:{align[key]}5}|")
print(f"{42:{'#'}{'x'}}", f"{42:{8 if True else 4}b}")
for row in [("name", 1.5), ("longer", 22.25)]:
    print(f"{row[0]:<{width}}{row[1]:>{width}.{precision - 1}f}")
print(f"{f'{value:.2f}':>8}", f"{'%.1f' % value!r}")
import datetime
day = datetime.date(2024, 2, 29)
print(f"{day:%d.%m.%Y} {day!s} {day}")
print(f"{value=:{width}.{precision}}")
try:
    f"{value:{'bad'}}"
except ValueError as error:
    print(error)
