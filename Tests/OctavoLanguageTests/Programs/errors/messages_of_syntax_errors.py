def fault(text):
    try:
        compile(text, "text", "exec")
        print("compiles:", text)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg} at {error.lineno}:{error.offset}")


for text in [
    "async def f():\n  async for x in y: pass\n", "async for x in y: pass", "def f():\n  async for x in y: pass", "async with x: pass",
    "def f():\n  async with x: pass", "async def f():\n  yield 1\n  return 2", "async def f():\n  yield from x", "await x", "def f(): await x",
    "def f(): return [x async for x in y]", "[x async for x in y]", "async def f():\n  def g(): return [x async for x in y]",
    "for x in y:\n  try: pass\n  except* E: break", "for x in y:\n  try: pass\n  except* E: continue", "def f():\n  try: pass\n  except* E: return",
    "[i := 0 for i in y]", "[[(j := 0) for i in y] for j in z]", "[x for x in (i := y)]", "class A: [i := 0 for x in y]", "[0 for i in y for j in (i := z)]",
    "match x:\n  case f'{a}': pass", "match x:\n  case {f'{a}': 1}: pass", "match x:\n  case 1 + 2: pass", "match x:\n  case 1j + 2j: pass",
    "match x:\n  case a as _: pass", "match x:\n  case a as b.c: pass", "match x:\n  case a as 5: pass", "match x:\n  case -a: pass",
    "match x:\n  case a | b: pass", "match x:\n  case a: pass\n  case 1: pass", "match x:\n  case (a, a): pass", "match x:\n  case [*a, *b]: pass",
    "match x:\n  case {'a': 1, 'a': 2}: pass", "match x:\n  case {**a, 'b': 1}: pass", "match x:\n  case A(x=1, x=2): pass", "match x:\n  case A(x=1, 2): pass",
    "match x:\n  case (1 | a): pass", "match x:\ncase 1: pass", "match x:\n  pass",
    "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nexcept* : pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nx = 1", "try: pass",
    "try: pass\nexcept A, B: pass", "try: pass\nexcept A as b.c: pass",
    "def f(a=): pass", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*, /): pass", "def f(a, *b, /): pass", "def f(*): pass", "def f(*, **k): pass",
    "def f(a, / *): pass", "def f(*a=1): pass", "def f(**a=1): pass", "def f(**a, b): pass", "def f(a=1, b): pass", "def f(a, a): pass", "def f(*a, *b): pass",
    "def f((a, b)): pass", "def f(a, (b)): pass", "lambda *: 1", "lambda a=1, b: 1", "lambda **a, b: 1", "lambda (a): 1", "lambda a, /, /: 1", "lambda *a=1: 1",
    "(a, b): int = 1", "[a]: int = 1", "a, b: int = 1", "5: int = 1", "f(): int = 1", "(yield) = 1", "yield = 1", "def f(): yield x = 1",
    "a + 1 = 2", "f() = 1", "None = 1", "True = 1", "5 = a", "'a' = 1", "a = 5 = b", "(a, 5) = 1", "[a, f()] = 1", "a if b else c = 1", "lambda: 1 = 2",
    "a < b = 1", "-a = 1", "{} = 1", "{1} = 1", "[x for x in y] = 1", "... = 1", "f'{a}' = 1", "a.b() = 1", "*a = 1", "*a, *b = c", "a += b += 1",
    "f() += 1", "(a, b) += 1", "a := 1", "(a.b := 1)", "(f() := 1)", "(a[0] := 1)", "(5 := a)", "f(a.b=1)", "f(5=1)", "f(True=1)", "f(a for a in b, 1)",
    "f(1, a for a in b)", "f(a=1, 2)", "f(**a, *b)", "f(**a, 1)", "f(a=1, a=2)", "f(a=)", "f(a, b", "f(a]", "f(a b)", "f(*)", "f(**)", "class A(x for x in y): pass",
    "del f()", "del 5", "del a + b", "del (a, 5)", "del *a", "del a if b else c", "del [a for a in b]", "for 5 in x: pass", "for f() in x: pass", "for a b in c: pass",
    "for x in *a: pass", "for x in y pass", "with a as 5: pass", "with a as f(): pass", "with a b: pass", "with a as b", "import a as 5", "import a.b as c.d", "from a import",
    "from a import b,", "from a import (b", "from a import ()", "from . import *", "def f(): from a import *", "import a b", "from __future__ import nothing", "x = 1\nfrom __future__ import annotations",
    "from __future__ import braces", "return", "yield", "break", "continue", "class A: return", "def f():\n  x = 1\n  global x", "def f():\n  print(x)\n  global x", "def f(x): global x",
    "nonlocal x", "def f(): nonlocal x", "def f():\n  global x\n  nonlocal x", "def f():\n  x: int\n  global x", "global x\nx: int = 1", "if x", "if x:\npass", "if x:\n  a\n b", "  a", "a\n  b",
    "if x = 1: pass", "if x: pass\nelif y", "while x", "while x = 1: pass", "else: pass", "elif x: pass", "except: pass", "finally: pass", "class A", "class A:\nx", "def f", "def f()", "def f():",
    "def f(:", "def 5(): pass", "class 5: pass", "@a\nx = 1", "@", "print a", "print 'a'", "exec 'a'", "print a, b", "a b", "a 5", "5 a", "5a", "0777", "0x", "0b2", "0o8", "1__0", "1_", "0_", "1e", "1.e+", "0b", "1_a",
    "'a", "\"a", "'''a", "f'{a", "f'{'", "f'}'", "f'{}'", "f'{a!}'", "f'{a!x}'", "f'{a b}'", "f'{a:{b:{c}}}'", "f'{lambda x: 1}'", "f'{\\n}'", "f'{#}'", "f'{!r}'", "f'{a!r:}' 'b' b'c'",
    "f'{a[}'", "f'{a)}'", "f'{(}'", "f'{*a}'", "f'{**a}'", "f'{yield}'", "f'{a = b}'", "f'{a:}}'", "f'{\"}'", "f'{((((' ", "b'\u00e9'", "b'\\x1'", "'\\x1'", "'\\u12'", "'\\U1234567'", "'\\N{a'", "'\\N{nothing}'", "'\\Uffffffff'",
    "(", "[", "{", ")", "]", "}", "(]", "[)", "{)", "(1, 2", "a = (1,\nb = 2", "{1: 2, 3}", "{1, 2: 3}", "{1:}", "{1: 2 3: 4}", "{**a for a in b}", "{*a: 1}", "{a: *b}", "[*a for a in b]", "(*a)", "(**a)", "*a", "**a",
    "a[", "a[]", "a[1:2:3:4]", "a[*]", "a.5", "a.", "a.b.", ".a", "a..b", "a->b", "a ? b", "a $ b", "a!b", "a ! b", "a <> b", "a === b", "a =! b", "a not b", "a is is b", "not", "a and", "or a", "a if b", "a if b else",
    "lambda", "lambda x", "lambda:", "x = ", "x +", "x = = 1", "x == ", "* = 1", "raise a from", "raise from a", "assert", "assert a,", "assert (a, b) = 1", "pass 5", "break 5", "global", "global 5", "global a b", "nonlocal a.b",
    "async x", "async", "await", "async def", "async lambda: 1", "\u201ca\u201d", "a\u00a0b", "a \u2212 b", "\u20ac = 1", "\\", "\\a", "a \\ b", "a\\\n", "\tif x:\n        y", "if x:\n\ty\n        z", "if x:\n        y\n\tz",
    "a = 1 if x else b = 2", "a, b += 1", "x = yield = 1", "with (a as b, c as 5): pass", "with (a, b) as 5: pass", "None.a = 1", "a.None = 1", "a.None", "def None(): pass", "class None: pass", "import None", "from a import None", "for None in a: pass",
    "def f(None): pass", "lambda None: 1", "f(None=1)", "(None := 1)", "with a as None: pass", "except None: pass", "del None", "None += 1", "None: int = 1", "__debug__ = 1", "def f(__debug__): pass", "del __debug__", "f(__debug__=1)", "import __debug__",
    "a = 1;;", ";", "a;;b", "if x: if y: z", "if x: for a in b: c", "x = if", "def f(): class A: pass", "try: pass finally: pass", "while True print(1)", "for i in range(10)\n  x", "if True\n  x", "class C\n  x", "def f()\n  x", "try\n  x", "else\n  x",
    "with a\n  x", "with (a, b)\n  x", "match x\n  case 1: pass", "match x:\n  case 1\n    pass", "lambda x y: 1", "[a b]", "[a, b c]", "{a b}", "(a b)", "(a, b c)", "f(a, b c)", "x = a b", "return a b", "a = [1, 2\nb = 3", "a = {1: 2\nb = 3", "f(1\ng(2)",
]:
    fault(text)
