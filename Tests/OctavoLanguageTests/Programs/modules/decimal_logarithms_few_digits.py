from decimal import Context, Decimal, setcontext

for digits in (1, 2, 3, 5, 7, 9):
    setcontext(Context(prec=digits))
    for text in ("2", "0.5", "1.10", "3", "99999999999", "1E-30", "10", "0.999"):
        x = Decimal(text)
        print(digits, text, x.ln(), x.log10())
