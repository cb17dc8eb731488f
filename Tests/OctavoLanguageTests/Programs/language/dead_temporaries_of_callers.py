"""What a statement has computed and used may die while a function it calls runs, and is not looked at afterwards."""

tests = {
    "texts": ("x = [str(i / 7) for i in range(20000)]", "sorted(x)"),
    "pairs": ("x = [(i % 100, i / 3) for i in range(20000)]", "sorted(x, key=lambda t: (-t[0], t[1]))"),
}
for name, (setup, body) in tests.items():
    names = {}
    exec(setup, names)
    code = compile("def run():\n" + "\n".join("  return " + line for line in body.split("\n")), "<b>", "exec")
    exec(code, names)
    run = names["run"]
    count = 0
    while count < 8:
        result = run()
        count += 1
    print(name, count, result[0], result[-1])
