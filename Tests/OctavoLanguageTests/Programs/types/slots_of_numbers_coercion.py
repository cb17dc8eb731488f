class Num:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return float(self.v)


import math

print(
    math.sqrt(Num(16)),
    float(Num(2)),
    "%.2f" % Num(1),
    round(float(Num(2.5))),
    math.hypot(Num(3), Num(4)),
)
for attempt in (
    lambda: int(Num(1)),
    lambda: Num(1) + 1,
    lambda: math.factorial(Num(3)),
    lambda: range(Num(1)),
    lambda: [1][Num(0)],
    lambda: "%d" % Num(1),
    lambda: Num(1) < 2,
    lambda: complex(Num(1)),
    lambda: round(Num(1)),
    lambda: abs(Num(1)),
    lambda: sum([Num(1)]),
    lambda: max(Num(1), Num(2)),
    lambda: f"{Num(1):.1f}",
    lambda: math.floor(Num(1.5)),
    lambda: divmod(Num(1), 1),
    lambda: -Num(1),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
