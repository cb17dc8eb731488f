import sys
import types

module = types.ModuleType("made")
source = '''
known = 1
asked = []

def __getattr__(name):
    asked.append(name)
    if name == "lazy":
        return 42
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
'''
exec(source, module.__dict__)
print(module.known, module.lazy, module.asked)
print(hasattr(module, "lazy"), hasattr(module, "other"), getattr(module, "other", "default"))
try:
    module.other
except AttributeError as error:
    print(error)
sys.modules["made"] = module
from made import lazy
print(lazy)
try:
    from made import missing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    (5).nothing
except AttributeError as error:
    print(error)
