print(
    "{} {}".format(1, "a"),
    "{1} {0} {1}".format("x", "y"),
    "{name} {n:>4}".format(name="k", n=5),
    "{0.real} {0.imag}".format(3 + 4j),
    "{0[0]} {0[1]} {d[key]}".format([1, 2], d={"key": "v"}),
    "{{}} {}".format("lit"),
)
print(
    "{!r} {!s} {!a}".format("é", "é", "é"),
    "{:{}}|{:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2),
    "{:<5}|{:^5}|{:>5}|".format("a", "b", "c"),
    "{:*^9}".format("mid"),
    "{0:x} {0:b}".format(255),
    "{a[b][0]}".format(a={"b": [7]}),
)
print(
    "{:,}".format(10**9),
    "{:%}".format(0.25),
    "{:s}".format("s"),
    "{:.2}".format("truncate"),
    "{:10.3}|".format("truncate"),
    "{:}".format(5),
    "{0!r:>6}".format("a"),
)
for template, args, kwargs in [
    ("{} {}", (1,), {}),
    ("{0} {}", (1, 2), {}),
    ("{} {0}", (1, 2), {}),
    ("{name}", (), {}),
    ("{", (), {}),
    ("}", (), {}),
    ("{0", (1,), {}),
    ("{!x}", (1,), {}),
    ("{0.nope}", (1,), {}),
    ("{0[5]}", ([1],), {}),
    ("{0[k]}", ([1],), {}),
    ("{:d}", ("a",), {}),
    ("{:5.5.5}", (1.0,), {}),
    ("{!}", (1,), {}),
    ("{a.}", (), {"a": 1}),
    ("{0[}", ([1],), {}),
    ("{:{:{}}}", (1, 2, 3), {}),
    ("{a b}", (), {}),
]:
    try:
        print(repr(template.format(*args, **kwargs)))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as error:
        print(repr(template), type(error).__name__, error)
print("{a} {b}".format_map({"a": 1, "b": 2}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{x} {y}".format_map(Default(x=1)))
