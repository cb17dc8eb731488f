x = 10
print(
    eval("x + 1"),
    eval("[i for i in range(3)]"),
    eval(" 2 * 3 "),
    eval("a + b", {"a": 1, "b": 2}),
    eval("x", {"x": "global"}, {"x": "local"}),
)
exec("y = x * 2\nprint('inside', y)")
print(y)
space = {}
exec("def f(n):\n    return n + 1\nz = f(1)", space)
print(space["z"], space["f"](5))
code = compile("1 + 1", "<text>", "eval")
print(eval(code))
for text in ("1 +", "a b", "nothing_here", "1 / 0"):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, str(error).split(" (<")[0])
