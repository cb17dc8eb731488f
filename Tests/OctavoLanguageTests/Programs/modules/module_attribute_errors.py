import math
import random
import itertools
import json

for attempt in (
    lambda: math.sqroot,
    lambda: random.randin,
    lambda: itertools.chains,
    lambda: json.dump_s,
    lambda: math.PI,
    lambda: setattr(math, "x", 1) or math.x,
    lambda: math(),
    lambda: math + 1,
    lambda: len(math),
):
    try:
        print(attempt())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(type(math), math.__name__, random.__name__, repr(json).split(" from")[0])
