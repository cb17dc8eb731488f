import colorsys, getopt, graphlib, keyword, numbers, shlex, textwrap, timeit, types
print([round(x, 4) for x in colorsys.rgb_to_hsv(0.2, 0.4, 0.6)], [round(x, 4) for x in colorsys.hls_to_rgb(0.3, 0.5, 0.7)], [round(x, 4) for x in colorsys.yiq_to_rgb(0.5, 0.1, 0.1)])
print(getopt.getopt(["-a", "-bfoo", "--long=3", "--flag", "x", "-c"], "ab:c", ["long=", "flag"]), getopt.gnu_getopt(["x", "-a", "y", "--fl"], "a", ["flag"]))
for args in (["-z"], ["-b"], ["--long"], ["--nope"], ["--flag=1"]):
    try:
        getopt.getopt(args, "ab:", ["long=", "flag"])
    except getopt.GetoptError as e:
        print(e, e.opt)
graph = {"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}
order = list(graphlib.TopologicalSorter(graph).static_order())
print(order[0], order[-1], sorted(order))
try:
    graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except graphlib.CycleError as e:
    print(e.args[0], len(e.args[1]))
print(keyword.iskeyword("for"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(1.5, numbers.Rational), issubclass(bool, numbers.Number))
print(shlex.split("a 'b c' \"d \\\" e\" f\\ g # h"), shlex.split("a # b", comments=True), shlex.quote("it's"), shlex.join(["a b", "c"]))
try:
    shlex.split("'open")
except ValueError as e:
    print(e)
print(timeit.timeit("x = 1", number=10) >= 0, len(timeit.repeat(lambda: None, number=5, repeat=3)))
def body(ns):
    ns["x"] = 5
C = types.new_class("C", (int,), {}, body)
print(C, C.x, C(3) + 1, types.SimpleNamespace(a=1, b="x"), types.MappingProxyType({"a": 1}), types.MethodType(len, [1, 2])())
m = types.ModuleType("made", "doc")
print(m, m.__name__, m.__doc__)
def f(a, b=2): return a + b
g = types.FunctionType(f.__code__, f.__globals__, "g", (10,))
print(g(1), g.__name__, isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((i for i in ()), types.GeneratorType))
print(type(int | str) is types.UnionType, types.NoneType, types.resolve_bases((int,)), textwrap.shorten("hello big wide world", 14))
