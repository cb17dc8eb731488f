handlers = {}


def on(name):
    def add(f):
        handlers.setdefault(name, []).append(f)
        return f
    return add


@on("start")
@on("stop")
def log(event):
    return f"log {event}"


@on("start")
def begin(event):
    return f"begin {event}"


for name in ("start", "stop", "pause"):
    print(name, [h(name) for h in handlers.get(name, [])])
kinds = [int, float, str]
print([k("7") for k in kinds], {int: "number", str: "text"}[type("")])
operations = {"+": lambda a, b: a + b, "*": lambda a, b: a * b}
stack = []
for token in "3 4 + 2 *".split():
    if token in operations:
        b, a = stack.pop(), stack.pop()
        stack.append(operations[token](a, b))
    else:
        stack.append(int(token))
print(stack)
