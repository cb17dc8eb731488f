# arguments: first second --flag=3
import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("sys_attributes.py"))
print(
    sys.maxsize,
    sys.byteorder,
    sys.float_info.max,
    sys.float_info.epsilon,
    sys.float_info.dig,
    sys.float_info.min,
    sys.float_info.mant_dig,
    sys.maxunicode,
    sys.int_info.bits_per_digit > 0,
    sys.hash_info.modulus == 2**61 - 1,
)
print(
    sys.version_info >= (3, 11),
    sys.version_info.major,
    sys.version_info[0],
    "3." in sys.version,
    sys.platform,
    type(sys.version_info).__name__,
    sys.getrecursionlimit(),
    sys.stdout.write("written\n"),
    sys.implementation.name != "",
)
print(
    sys.getsizeof([]) > 0,
    "sys" in sys.modules,
    sys.getdefaultencoding(),
    sys.stdout.encoding,
    sys.stdin is not None,
    callable(sys.exit),
    sys.executable is not None,
    isinstance(sys.path, list),
    sys.stdout.isatty(),
    sys.intern("a") == "a",
)
sys.stderr.write("to stderr\n")
try:
    sys.exit("a message")
except SystemExit as error:
    print(repr(error), error.code)
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value, trace is not None)
print(sys.exc_info(), sys.flags is not None)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
