"""Arguments and options of command lines: read, checked, and explained."""

import re
import sys

from _argparse_help import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentDefaultsHelpFormatter, HelpFormatter,
    MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)  # fmt: skip

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
    "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER",
    "SUPPRESS", "ZERO_OR_MORE",
]  # fmt: skip

# What shows a number with a sign, which is no option unless options of the kind exist.
_negative_number = re.compile(r"^-\d+$|^-\d*\.\d+$")

for _class in (
    HelpFormatter, ArgumentDefaultsHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
    MetavarTypeHelpFormatter,
):  # fmt: skip
    _class.__module__ = "argparse"
del _class


def _argument_name(argument):
    """How messages call an argument."""
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    for name in (argument.metavar, argument.dest):
        if name is not None and name is not SUPPRESS:
            return name
    return "{" + ",".join(argument.choices) + "}" if argument.choices else None


class ArgumentError(Exception):
    """An argument that is not as it should be."""

    def __init__(self, argument, message):
        self.argument_name, self.message = _argument_name(argument), message

    def __str__(self):
        where = "" if self.argument_name is None else f"argument {self.argument_name}: "
        return f"{where}{self.message}"


class ArgumentTypeError(Exception):
    """Raised by a type function to say what is wrong with a text."""


class Namespace:
    """The values, as attributes."""

    def __init__(self, **kwargs):
        vars(self).update(kwargs)

    def __contains__(self, key):
        return key in vars(self)

    def __eq__(self, other):
        return vars(other) == vars(self) if isinstance(other, Namespace) else NotImplemented

    def __repr__(self):
        shown = []
        others = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                shown.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            shown.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


# MARK: Actions


def _shown(object, names):
    return f"{type(object).__name__}({', '.join(f'{name}={getattr(object, name)!r}' for name in names)})"


class Action:
    """What an argument is called, takes, and does. A subclass does it when it is called."""

    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None
    ):  # fmt: skip
        self.option_strings, self.dest, self.metavar = option_strings, dest, metavar
        self.nargs, self.type, self.choices, self.required = nargs, type, choices, required
        self.const, self.default, self.help = const, default, help

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def _set(self, namespace, value):
        setattr(namespace, self.dest, value)

    def _add(self, namespace, values):
        """Adds to a copy of the list: the default itself stays as it is."""
        self._set(namespace, [*(getattr(namespace, self.dest, None) or ()), *values])

    def format_usage(self):
        first, *_ = self.option_strings
        return first

    def __repr__(self):
        return _shown(self, (
            "option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar"
        ))  # fmt: skip


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(
        self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None
    ):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        is_known = option_string in self.option_strings
        if is_known:
            self._set(namespace, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _ValueAction(Action):
    """Takes at least one word, unless a constant stands for it."""

    _advice = None

    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None
    ):  # fmt: skip
        if nargs == 0:
            raise ValueError(f"nargs for {self._advice}")
        if nargs != OPTIONAL and const is not None:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)


class _StoreAction(_ValueAction):
    _advice = (
        "store actions must be != 0; if you have nothing to store, actions such as store true or store const may be "
        "more appropriate"
    )

    def __call__(self, parser, namespace, values, option_string=None):
        self._set(namespace, values)


class _AppendAction(_ValueAction):
    _advice = (
        "append actions must be != 0; if arg strings are not supplying the value to append, the append const action "
        "may be more appropriate"
    )

    def __call__(self, parser, namespace, values, option_string=None):
        self._add(namespace, [values])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        self._add(namespace, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        self._set(namespace, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        self._add(namespace, [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        self._set(namespace, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help(file=None)
        parser.exit()


class _VersionAction(Action):
    def __init__(
        self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
        help="show program's version number and exit"
    ):  # fmt: skip
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        shown = parser._get_formatter()
        shown.add_text(parser.version if self.version is None else self.version)
        parser._print_message(shown.format_help(), sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    """A word that chooses another parser for the rest."""

    class _Choice(Action):
        def __init__(self, name, aliases, help):
            metavar = name + (" (%s)" % ", ".join(aliases) if aliases else "")
            super().__init__([], name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._name_parser_map, self._choices_actions = {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        kwargs.setdefault("prog", f"{self._prog_prefix} {name}")
        aliases = kwargs.pop("aliases", ())
        for word in (name, *aliases):
            if word in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser{' alias' if word in aliases else ''}: {word}")
        if "help" in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop("help")))
        made = self._parser_class(**kwargs)
        self._name_parser_map.update(dict.fromkeys((name, *aliases), made))
        return made

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if SUPPRESS is not self.dest:
            self._set(namespace, name)
        chosen = self._name_parser_map.get(name)
        if chosen is None:
            known = ", ".join(self._name_parser_map)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {known})")
        inner, extras = chosen.parse_known_args(rest, None)
        for found in vars(inner).items():
            setattr(namespace, *found)
        if extras:
            vars(namespace).setdefault("_unrecognized_args", []).extend(extras)


class FileType:
    """A type that opens the file of that name."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None


# MARK: Collecting arguments


_actions = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
    "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}  # fmt: skip


class _ActionsContainer:
    """What arguments can be added to: parsers and groups."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"action": {**_actions}, "type": {None: lambda text: text}}
        self._actions, self._option_string_actions, self._defaults = [], {}, {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        # Not empty if an option looks like a negative number.
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        """Another action or type under a name."""
        self._registries[registry_name][value] = object

    def _registered(self, registry_name, value):
        return self._registries[registry_name].get(value, value)

    def set_defaults(self, **kwargs):
        """Values of arguments that are not given, and of names that are no arguments."""
        self._defaults |= kwargs
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        defaults = (action.default for action in self._actions if action.dest == dest)
        return next((default for default in defaults if default is not None), self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        """An argument: a name, or options that begin with a dash."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action_class = self._registered("action", kwargs.pop("action", None))
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        made = action_class(**kwargs)
        kind = self._registered("type", made.type)
        if not callable(kind):
            raise ValueError(f"{kind!r} is not callable")
        if kind is FileType:
            raise ValueError(f"{kind!r} is a FileType class object, instance of it must be passed")
        try:
            HelpFormatter("")._format_args(made, "")
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs") from None
        return self._add_action(made)

    def add_argument_group(self, *args, **kwargs):
        """Arguments under a heading of their own."""
        self._action_groups.append(made := _ArgumentGroup(self, *args, **kwargs))
        return made

    def add_mutually_exclusive_group(self, **kwargs):
        """Arguments of which only one may be given."""
        self._mutually_exclusive_groups.append(made := _MutuallyExclusiveGroup(self, **kwargs))
        return made

    def _add_action(self, action):
        self._check_conflict(action)
        action.container = self
        self._actions.append(action)
        self._option_string_actions.update(dict.fromkeys(action.option_strings, action))
        if any(map(_negative_number.match, action.option_strings)):
            self._has_negative_number_optionals[:] = [True]
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE):
            kwargs["required"] = True
        if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        long_names = []
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(
                    "invalid option string %r: must start with a character %r" % (option, self.prefix_chars)
                )
            if len(option) > 1 and option[1] in self.prefix_chars:
                long_names.append(option)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long_names or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError("dest= is required for options like %r" % args[-1])
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _check_conflict(self, action):
        conflicts = [
            (option, self._option_string_actions[option])
            for option in action.option_strings
            if option in self._option_string_actions
        ]
        if not conflicts:
            return
        if self.conflict_handler == "error":
            names = ", ".join(option for option, _ in conflicts)
            raise ArgumentError(action, f"conflicting option string{'s' if len(conflicts) > 1 else ''}: {names}")
        for option, other in conflicts:
            other.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not other.option_strings:
                other.container._remove_action(other)


class _ArgumentGroup(_ActionsContainer):
    """Arguments under a heading of their own."""

    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(
            description, kwargs.get("prefix_chars", container.prefix_chars),
            kwargs.get("argument_default", container.argument_default),
            kwargs.get("conflict_handler", container.conflict_handler),
        )  # fmt: skip
        self.title, self._group_actions = title, []
        for name in (
            "_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
            "_mutually_exclusive_groups",
        ):  # fmt: skip
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        self._group_actions.append(added := self._added(action))
        return added

    def _added(self, action):
        return super()._add_action(action)

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which only one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self._container, self.required = container, required

    def _added(self, action):
        if not action.required:
            return self._container._add_action(action)
        raise ValueError("mutually exclusive arguments must be optional")

    def _remove_action(self, action):
        for place in (self._container._remove_action, self._group_actions.remove):
            place(action)


# MARK: The parser


class ArgumentParser(_ActionsContainer):
    """Reads a command line into a Namespace."""

    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True
    ):  # fmt: skip
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = sys.argv[0].rpartition("/")[2] if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.allow_abbrev = fromfile_prefix_chars, allow_abbrev
        self.add_help, self.exit_on_error = add_help, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                dash + "h", dash * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit"
            )
        for parent in parents:
            self._take_over(parent)

    def __repr__(self):
        return _shown(self, ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help"))

    def _take_over(self, parent):
        titles = {group.title: group for group in self._action_groups}
        places = {}
        for group in parent._action_groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(group.title, group.description)
            places |= {id(action): titles[group.title] for action in group._group_actions}
        for group in parent._mutually_exclusive_groups:
            made = self.add_mutually_exclusive_group(required=group.required)
            places |= {id(action): made for action in group._group_actions}
        for action in parent._actions:
            places.get(id(action), self)._add_action(action)
        self._defaults.update(parent._defaults)

    def add_subparsers(self, **kwargs):
        """A word that chooses how the rest is read."""
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(
                kwargs.pop("title", "subcommands"), kwargs.pop("description", None)
            )
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            kwargs["prog"] = self._usage(self._positional_actions(), "").strip()
        kind = self._registered("action", kwargs.pop("action", "parsers"))
        return self._subparsers._add_action(kind(option_strings=[], **kwargs))

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        return group._add_action(action)

    def _positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # MARK: Reading

    def parse_args(self, args=None, namespace=None):
        args, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return args

    def parse_known_args(self, args=None, namespace=None):
        """The values, and the words that are nothing of this parser's."""
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        defaults = {action.dest: action.default for action in reversed(self._actions)}
        unset = {dest: value for dest, value in defaults.items() if SUPPRESS not in (dest, value)}
        for dest, value in [*reversed(unset.items()), *self._defaults.items()]:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, rest = _Reading(self, args, namespace).run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, rest = _Reading(self, args, namespace).run()
        if hasattr(namespace, "_unrecognized_args"):
            rest.extend(namespace._unrecognized_args)
            delattr(namespace, "_unrecognized_args")
        return namespace, rest

    def parse_intermixed_args(self, args=None, namespace=None):
        raise NotImplementedError("parse_intermixed_args is not supported by Octavo; use parse_args")

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _from_files(self, words):
        if self.fromfile_prefix_chars is None:
            return words
        result = []
        for word in words:
            if not word or word[0] not in self.fromfile_prefix_chars:
                result.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                self.error(str(error))
            result += self._from_files([part for line in lines for part in self.convert_arg_line_to_args(line)])
        return result

    def _parse_optional(self, word):
        """None for a word that is no option; else the action, the option, and its value if one is joined to it."""
        if not word or word[0] not in self.prefix_chars:
            return None
        if word in self._option_string_actions:
            return self._option_string_actions[word], word, None
        if len(word) == 1:
            return None
        if "=" in word:
            option, value = word.split("=", 1)
            if option in self._option_string_actions:
                return self._option_string_actions[option], option, value
        candidates = self._abbreviated(word)
        if len(candidates) > 1:
            names = ", ".join(option for _, option, _ in candidates)
            self.error(f"ambiguous option: {word} could match {names}")
        if candidates:
            return candidates[0]
        if _negative_number.match(word) and not self._has_negative_number_optionals:
            return None
        if " " in word:
            return None
        return None, word, None

    def _abbreviated(self, word):
        found = []
        is_long = word[1] in self.prefix_chars
        if is_long:
            if not self.allow_abbrev:
                return found
            prefix, mark, value = word.partition("=")
            for option, action in self._option_string_actions.items():
                if option.startswith(prefix):
                    found.append((action, option, value if mark else None))
            return found
        short, value = word[:2], word[2:]
        for option, action in self._option_string_actions.items():
            if option == short:
                found.append((action, option, value))
            elif self.allow_abbrev and option.startswith(word):
                found.append((action, option, None))
        return found

    def _get_values(self, action, words):
        """The words of an argument as values."""
        if action.nargs not in (PARSER, REMAINDER):
            words = list(words)
            if "--" in words:
                words.remove("--")
        nargs = action.nargs
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                self._check_value(action, action.default)
                return action.default
            return words
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if nargs == REMAINDER:
            return [self._get_value(action, word) for word in words]
        if nargs == PARSER:
            values = [self._get_value(action, word) for word in words]
            self._check_value(action, values[0])
            return values
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        for value in values:
            self._check_value(action, value)
        return values

    def _get_value(self, action, word):
        kind = self._registered("type", action.type)
        try:
            return kind(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {word!r}") from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {known})")

    # MARK: Texts

    def _get_formatter(self):
        return self.formatter_class(self.prog)

    def _usage(self, actions, prefix=None):
        shown = self._get_formatter()
        shown.add_usage(self.usage, actions, self._mutually_exclusive_groups, prefix)
        return shown.format_help()

    def format_usage(self):
        """How the program is called."""
        return self._usage(self._actions)

    def format_help(self):
        """The same, and what every argument is for."""
        shown = self._get_formatter()
        shown.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        shown.add_text(self.description)
        for group in self._action_groups:
            shown.start_section(group.title)
            shown.add_text(group.description)
            shown.add_arguments(group._group_actions)
            shown.end_section()
        shown.add_text(self.epilog)
        return shown.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or sys.stdout)

    def _print_message(self, message, file=None):
        out = file or sys.stderr
        if message and hasattr(out, "write"):
            out.write(message)

    def exit(self, status=0, message=None):
        self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """Print the usage and what is wrong, and end the program with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


_patterns = {
    None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)",
    REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*-*)",
}  # fmt: skip


class _Reading:
    """One pass over a command line. A is a word, O an option, - the mark after which there are no options."""

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words = parser._from_files(words)
        self.namespace = namespace
        self.options = {}
        kinds = []
        for i, word in enumerate(words):
            if word == "--":
                kinds.append("-")
                kinds += "A" * (len(words) - i - 1)
                break
            found = parser._parse_optional(word)
            if found is None:
                kinds.append("A")
            else:
                self.options[i] = found
                kinds.append("O")
        self.kinds = "".join(kinds)
        self.positionals = parser._positional_actions()
        self.seen = set()
        self.seen_with_value = set()
        self.extras = []

    def run(self):
        last_option = max(self.options, default=-1)
        position = 0
        while position <= last_option:
            next_option = min(index for index in self.options if index >= position)
            if position != next_option:
                after = self._take_positionals(position)
                if after > position:
                    position = after
                    continue
                position = after
            if position not in self.options:
                self.extras += self.words[position:next_option]
                position = next_option
            position = self._take_option(position)
        stop = self._take_positionals(position)
        self.extras += self.words[stop:]
        self._check_required()
        return self.namespace, self.extras

    def _pattern(self, action):
        """What an argument takes of the kinds of words."""
        pattern = _patterns.get(action.nargs) or "(-*" + "-*".join(["A"] * action.nargs) + "-*)"
        return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern

    def _take_positionals(self, start):
        kinds = self.kinds[start:]
        counts = []
        for size in range(len(self.positionals), 0, -1):
            match = re.match("".join(self._pattern(action) for action in self.positionals[:size]), kinds)
            if match is not None:
                counts = [len(group) for group in match.groups()]
                break
        for action, count in zip(self.positionals, counts):
            self._act(action, self.words[start : start + count])
            start += count
        self.positionals = self.positionals[len(counts) :]
        return start

    def _count(self, action, kinds):
        match = re.match(self._pattern(action), kinds)
        if match is None:
            wanted = {
                None: "expected one argument",
                OPTIONAL: "expected at most one argument",
                ONE_OR_MORE: "expected at least one argument",
            }.get(action.nargs)
            if wanted is None:
                wanted = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
            raise ArgumentError(action, wanted)
        return len(match.group(1))

    def _take_option(self, start):
        action, option, joined = self.options[start]
        pending = []
        while True:
            if action is None:
                self.extras.append(self.words[start])
                return start + 1
            if joined is None:
                start += 1
                count = self._count(action, self.kinds[start:])
                pending.append((action, self.words[start : start + count], option))
                start += count
                break
            count = self._count(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and joined != "":
                # Several short options in one word.
                pending.append((action, [], option))
                option = option[0] + joined[0]
                joined = joined[1:] or None
                following = self.parser._option_string_actions.get(option)
                if following is None:
                    raise ArgumentError(action, f"ignored explicit argument {option[1] + (joined or '')!r}")
                action = following
                continue
            if count != 1:
                raise ArgumentError(action, f"ignored explicit argument {joined!r}")
            pending.append((action, [joined], option))
            start += 1
            break
        for item in pending:
            self._act(*item)
        return start

    def _act(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        if values is not action.default:
            self.seen_with_value.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_with_value:
                            raise ArgumentError(action, f"not allowed with argument {_argument_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _check_required(self):
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_argument_name(action))
            elif (
                isinstance(action.default, str)
                and hasattr(namespace, action.dest)
                and action.default is getattr(namespace, action.dest)
            ):
                # A default that is a text is read as if it had been given.
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error("the following arguments are required: %s" % ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value for action in group._group_actions):
                names = [_argument_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error("one of the arguments %s is required" % " ".join(names))
