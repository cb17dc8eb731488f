try:
    import a_package_nobody_has
except ModuleNotFoundError as error:
    print(type(error).__name__, error, error.name)
try:
    from collections import Mapping
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    from os.path import nothing
except ImportError as error:
    print(type(error).__name__, error.name)
try:
    import math.sub
except ModuleNotFoundError as error:
    print(error)
