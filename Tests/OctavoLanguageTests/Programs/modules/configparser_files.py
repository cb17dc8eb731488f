import configparser
import io

text = """
[DEFAULT]
base = /tmp
# a comment
[one]
path: %(base)s/x
count = 3
ratio=0.5
flag = yes
several =
    first
    second

[two]
empty =
name = caf\u00e9 ; not a comment
"""
config = configparser.ConfigParser()
config.read_string(text)
print(config.sections(), config["one"]["path"], config.getint("one", "count"), config["one"].getfloat("ratio"))
print(config["one"].getboolean("flag"), repr(config["one"]["several"]), repr(config["two"]["empty"]), config["two"]["name"])
print(dict(config["one"]), "missing" in config["one"], config.get("one", "missing", fallback="none"))
config["three"] = {"Key": "1", "other": "a%%b"}
config.set("three", "more", "2")
out = io.StringIO()
config.write(out)
print(out.getvalue())
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True)
extended.read_dict({"a": {"x": "1", "y": "${x}-${b:z}"}, "b": {"z": "$$5", "n": None}})
print(extended["a"]["y"], extended["b"]["n"], extended.has_option("a", "X"), config.remove_section("two"), len(config))
for source in ("x = 1", "[a]\n[a]", "[a]\nx=1\nx=2", "[a]\nnonsense"):
    try:
        configparser.ConfigParser().read_string(source)
    except configparser.Error as error:
        print(type(error).__name__, error)
for call in (
    lambda: config["nothing"], lambda: config.get("nothing", "x"), lambda: config.get("one", "y"),
    lambda: config.set("one", "z", "%(bad"), lambda: config.getboolean("one", "count"), lambda: config.add_section("one"),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
