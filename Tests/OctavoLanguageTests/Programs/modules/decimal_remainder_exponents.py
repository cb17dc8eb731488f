from decimal import ROUND_FLOOR, Context, Decimal, localcontext

large = Decimal("123456789.987654321")
for text in ("0", "-0", "1", "0.5", "1E-7", "1E+5"):
    x = Decimal(text)
    print(text, x % large, divmod(x, large), x.remainder_near(large))

print(Decimal("1E+5") ** Decimal("1E+5"), Decimal("1E-7") ** 5, float(Decimal("NaN12")))
with localcontext(Context(prec=3, rounding=ROUND_FLOOR, Emax=9, Emin=-9, traps=[])):
    print(Decimal("99999999999").exp(), Decimal("-7.25") ** -1, Decimal("1E-7") ** Decimal("1E+5"))
try:
    divmod(Decimal(1), 0)
except ArithmeticError as error:
    print(type(error).__name__, error)
