import json

print(
    json.loads('{"a": [1, 2.5, -3e2, true, false, null], "b": {"c": "\\u00e9\\n\\ud83d\\ude00"}}'),
    json.loads("  [ ] "),
    json.loads('"x"'),
    json.loads("5"),
    json.loads("-0"),
    json.loads("-0.0"),
    json.loads("1E5"),
    json.loads("NaN"),
    json.loads("[Infinity, -Infinity]"),
    json.loads("123456789012345678901234567890"),
    json.loads(b'[1]'),
    json.loads('{"a":1,"a":2}'),
)
print(
    json.loads('{"x": 1.10}', parse_float=str),
    json.loads("[1, 2]", parse_int=float),
    json.loads('{"b": 1, "a": 2}', object_pairs_hook=list),
    json.loads('{"re": 1, "im": 2}', object_hook=lambda d: complex(d["re"], d["im"])),
    json.loads("[NaN]", parse_constant=lambda s: s),
)
for text in (
    "",
    "{",
    "[1,",
    "[1 2]",
    "{'a': 1}",
    '{"a" 1}',
    '{"a": }',
    "[1,]",
    '{"a": 1,}',
    "nul",
    "tru",
    '"abc',
    '"\\x"',
    '"\\u12"',
    "01",
    "1.",
    ".5",
    "[1] x",
    '"a\nb"',
    "-",
    "{1: 2}",
    "+1",
    '["a"',
    '{"a": 1',
    "\ufeff1",
    '{"a": 1 "b": 2}',
    "  \n  x",
):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "|", error, "|", error.msg, error.pos, error.lineno, error.colno)
try:
    json.loads(5)
except TypeError as error:
    print(error)
print(
    issubclass(json.JSONDecodeError, ValueError),
    json.loads(json.dumps({"k": [1, {"z": None}]})) == {"k": [1, {"z": None}]},
)
