import argparse, sys
p = argparse.ArgumentParser(prog="tool", description="Does things to files that are long enough to make this description wrap over several lines.", epilog="The end.")
p.add_argument("files", nargs="+", help="the files")
p.add_argument("-n", "--count", type=int, default=3, metavar="N", help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="count", help="say more; this help text is long and must be wrapped at the right place")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--very-long-option-name-here", dest="x", help="long")
g = p.add_mutually_exclusive_group()
g.add_argument("-a", action="store_true")
g.add_argument("-b", action="store_const", const=5)
extra = p.add_argument_group("extra", "more options")
extra.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
extra.add_argument("--opt", nargs="?", const="c", default="d")
extra.add_argument("--version", action="version", version="%(prog)s 1.0")
p.print_help()
p.print_usage()
for line in ("a b -n 4", "-vv a --mode slow --no-flag", "a --pair 1 2.5 -b --opt", "x --count=7", "a --very x", "a -vn5"):
    print(p.parse_args(line.split()))
print(p.parse_known_args(["a", "--unknown", "1"]))
for line in ("", "a -n x", "a --mode odd", "a -a -b", "a --pair 1", "a --nope", "a --flag=1", "a --ver --v"):
    sys.stderr = sys.stdout
    try:
        print(p.parse_args(line.split()))
    except SystemExit as e:
        print("exit", e.code)
q = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
subs = q.add_subparsers(dest="command", required=True, help="what to do")
add = subs.add_parser("add", help="adds")
add.add_argument("path", nargs="*", default=["."])
add.add_argument("-f", "--force", action="store_true", help="force it")
add.set_defaults(func=len)
subs.add_parser("commit", aliases=["ci"], help="commits").add_argument("-m", default="msg", help="message")
q.print_help()
add.print_help()
print(q.parse_args(["add", "x", "-f"]), q.parse_args(["ci"]))
for line in ("", "push", "commit -z"):
    try:
        q.parse_args(line.split())
    except SystemExit as e:
        print("exit", e.code)
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
