import numpy as np


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


a = np.array([1.5, np.nan, np.inf, -2.25])
b = np.array([[1, 2], [3, 4]])
print(np.array2string(a), np.array2string(a, precision=1), np.array2string(a, separator=", "))
print(np.array2string(b, separator=", ", prefix="xx"), np.array2string(b, max_line_width=5))
print(np.array2string(a, formatter={"float_kind": lambda x: "%.2f" % x}), np.array2string(b, formatter={"int": hex}))
print(np.array2string(b, formatter={"all": lambda x: "<%s>" % x}), np.array2string(a, sign="+"))
print(np.array2string(a, floatmode="fixed", precision=3), np.array2string(a, floatmode="maxprec_equal"))
print(np.array2string(np.arange(2000)), np.array2string(np.arange(10), threshold=5, edgeitems=1))
print(np.array2string(np.array([1e-10, 1]), suppress_small=True), np.array2string(np.array(3.0)))
print(np.array_repr(a, precision=1), np.array_str(np.array([1e-10, 1]), precision=6, suppress_small=True))
for mode in ({"precision": 5}, {"trim": "0"}, {"trim": "-"}, {"unique": False, "precision": 20}, {"sign": True},
             {"pad_left": 5}, {"pad_left": 3, "pad_right": 4}, {"min_digits": 4}, {"precision": 2, "fractional": False}):
    print(mode, repr(np.format_float_positional(0.1, **mode)), repr(np.format_float_positional(123.456, **mode)))
print(np.format_float_positional(np.float16(np.pi)), np.format_float_positional(np.float32(0.3)), np.format_float_positional(1.0))
print(np.format_float_scientific(np.float32(np.pi)), np.format_float_scientific(1.23e24, precision=1, exp_digits=4))
print(np.format_float_scientific(1.0, trim="0"), np.format_float_scientific(123456.0, precision=10, unique=False))
print(np.get_printoptions())
with np.printoptions(precision=2, suppress=True, formatter={"int": lambda x: f"#{x}"}):
    print(np.array([1.2345, 1e-9]), b)
np.set_printoptions(precision=3, threshold=5, edgeitems=2, linewidth=30, nanstr="NA", infstr="Inf", sign=" ", floatmode="fixed")
print(a, np.arange(8), repr(np.linspace(0, 1, 5)), np.array([1 + 2j]))
np.set_printoptions(precision=8, threshold=1000, edgeitems=3, linewidth=75, nanstr="nan", infstr="inf", sign="-", floatmode="maxprec")
attempt(lambda: np.set_printoptions(floatmode="x"))
attempt(lambda: np.set_printoptions(sign="x"))
attempt(lambda: np.set_printoptions(threshold="a"))
attempt(lambda: np.set_printoptions(threshold=np.nan))
attempt(lambda: np.array2string(a, formatter={"float": lambda x: 1 / 0}))
