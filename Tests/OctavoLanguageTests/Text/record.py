"""Records the tables of this folder from the running CPython; see record_common.py.

python3 record.py [NAME…] [--scale N --to DIR]: a scale above 1 makes larger tables, for looking for differences.
"""

import argparse
import importlib
import os
import time
import warnings

from record_common import write

MODULES = ["record_numbers", "record_text", "record_regex", "record_modules"]

warnings.simplefilter("ignore")
os.environ["TZ"] = "UTC"
time.tzset()
parser = argparse.ArgumentParser()
parser.add_argument("names", nargs="*")
parser.add_argument("--scale", type=int, default=1)
parser.add_argument("--to")
options = parser.parse_args()
for module in MODULES:
    for name, rows in importlib.import_module(module).TABLES.items():
        if not options.names or name in options.names:
            write(name, rows(options.scale), options.to)
