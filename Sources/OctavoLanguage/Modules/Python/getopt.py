"""Options of command lines, as the C function of that name reads them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options before the first word that is none: pairs of option and value, and the words that are left."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    opts = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Options among other words."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    opts = []
    others = []
    stops = shortopts.startswith("+")
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _one(opts, args, shortopts, longopts)
        elif stops:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return opts, others


def _one(opts, args, shortopts, longopts):
    if args[0].startswith("--"):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, word, longopts, args):
    name, mark, value = word.partition("=")
    candidates = [option for option in longopts if option.startswith(name)]
    if not candidates:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in candidates or name + "=" in candidates:
        takes_value = name not in candidates
    elif len(candidates) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        takes_value = candidates[0].endswith("=")
        name = candidates[0].removesuffix("=")
    if takes_value and not mark:
        if not args:
            raise GetoptError("option --%s requires argument" % name, name)
        value, args = args[0], args[1:]
    elif mark and not takes_value:
        raise GetoptError("option --%s must not have an argument" % name, name)
    opts.append(("--" + name, value))
    return args


def _short(opts, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError("option -%s not recognized" % letter, letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not args:
                    raise GetoptError("option -%s requires argument" % letter, letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        opts.append(("-" + letter, value))
    return args
