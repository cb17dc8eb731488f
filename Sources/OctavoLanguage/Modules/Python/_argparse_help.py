"""Usage and help of command lines, laid out."""

import re
import textwrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class HelpFormatter:
    """Collects sections, and gives the text."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        self._increment = indent_increment
        self._width = 78 if width is None else width
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._indent = 0
        self._longest = 0
        self._parts = []
        self._stack = []

    # MARK: Collecting

    def start_section(self, heading):
        self._stack.append((heading, self._parts))
        self._parts = []
        self._indent += self._increment

    def end_section(self):
        heading, outer = self._stack.pop()
        inner = self._parts
        self._indent -= self._increment
        self._parts = outer
        indent = self._indent

        def section():
            text = "".join(part() for part in inner)
            if not text:
                return ""
            title = "%*s%s:\n" % (indent, "", heading) if heading not in (SUPPRESS, None) else ""
            return "\n" + title + text + "\n"

        self._parts.append(section)

    def add_text(self, text):
        if text not in (SUPPRESS, None):
            indent = self._indent
            self._parts.append(lambda: self._format_text(text, indent))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._indent]
        for sub in self._subactions(action):
            lengths.append(len(self._format_action_invocation(sub)) + self._indent + self._increment)
        self._longest = max(self._longest, *lengths)
        indent = self._indent
        self._parts.append(lambda: self._format_action(action, indent))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else []

    def format_help(self):
        text = "".join(part() for part in self._parts)
        if text:
            text = re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n"
        return text

    # MARK: Usage

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return "%s%s\n\n" % (prefix, usage % dict(prog=self._prog))
        prog = "%s" % self._prog
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        option_parts = self._usage_parts(optionals, groups)
        other_parts = self._usage_parts(positionals, groups)
        # A group may have members of both kinds.
        usage = " ".join([prog] + self._usage_parts(optionals + positionals, groups))
        width = self._width - self._indent
        if len(prefix) + len(usage) <= width:
            return f"{prefix}{usage}\n\n"

        def lines_of(parts, indent, first=None):
            lines = []
            line = []
            length = len(first) - 1 if first is not None else len(indent) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent) :]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if option_parts:
                lines = lines_of([prog] + option_parts, indent, prefix) + lines_of(other_parts, indent)
            elif other_parts:
                lines = lines_of([prog] + other_parts, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(option_parts + other_parts, indent)
            if len(lines) > 1:
                lines = lines_of(option_parts, indent) + lines_of(other_parts, indent)
            lines = [prog] + lines
        return f"{prefix}" + "\n".join(lines) + "\n\n"

    def _usage_parts(self, actions, groups):
        """How each argument is shown; the members of a group that excludes each other with bars between them."""
        parts = []
        position = 0
        while position < len(actions):
            action = actions[position]
            group = self._group_at(actions, position, groups)
            if group is None:
                text = self._usage_part(action)
                if text:
                    parts.append(text)
                position += 1
                continue
            members = [
                self._usage_part(member, bare=True) for member in group._group_actions if member.help is not SUPPRESS
            ]
            inside = " | ".join(members)
            if members:
                if group.required:
                    inside = f"({inside})" if len(members) > 1 else inside
                else:
                    inside = f"[{inside}]"
                parts += _split_group(inside)
            position += len(group._group_actions)
        return parts

    def _group_at(self, actions, position, groups):
        for group in groups:
            members = group._group_actions
            if members and actions[position] is members[0] and actions[position : position + len(members)] == members:
                return group
        return None

    def _usage_part(self, action, bare=False):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, self._default_metavar_positional(action))
            if bare and text.startswith("[") and text.endswith("]"):
                text = text[1:-1]
            return text
        option = action.option_strings[0]
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = f"{option} {self._format_args(action, self._default_metavar_optional(action))}"
        return text if action.required or bare else f"[{text}]"

    # MARK: Arguments

    def _format_action(self, action, indent):
        help_position = min(self._longest + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        header_width = help_position - indent - 2
        header = self._format_action_invocation(action)
        text = self._expand_help(action) if action.help and action.help.strip() else None
        if text is None:
            output = " " * indent + header + "\n"
        else:
            lines = self._split_lines(text, help_width)
            if len(header) <= header_width:
                output = "%*s%-*s  %s\n" % (indent, "", header_width, header, lines[0])
                lines = lines[1:]
            else:
                output = " " * indent + header + "\n"
            output += "".join(" " * help_position + line + "\n" for line in lines)
        for sub in self._subactions(action):
            output += self._format_action(sub, indent + self._increment)
        return output

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._default_metavar_positional(action))(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._default_metavar_optional(action))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    def _metavars(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(str(choice) for choice in action.choices)
        else:
            result = default
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default):
        get = self._metavars(action, default)
        nargs = action.nargs
        if nargs is None:
            return "%s" % get(1)
        if nargs == OPTIONAL:
            return "[%s]" % get(1)
        if nargs == ZERO_OR_MORE:
            names = get(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % get(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % get(1)
        if nargs == SUPPRESS:
            return ""
        try:
            shape = " ".join("%s" for _ in range(nargs))
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return shape % get(nargs)

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name in list(values):
            if values[name] is SUPPRESS:
                del values[name]
            elif hasattr(values[name], "__name__"):
                values[name] = values[name].__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _default_metavar_optional(self, action):
        return action.dest.upper()

    def _default_metavar_positional(self, action):
        return action.dest

    # MARK: Texts

    def _format_text(self, text, indent):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        return self._fill_text(text, max(self._width - indent, 11), " " * indent) + "\n\n"

    def _split_lines(self, text, width):
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)


def _split_group(text):
    """The pieces of a group that a line may be broken between."""
    words = re.findall(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+", text)
    return words if " ".join(words) == text else [text]


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are written."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are written."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to each help."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type in place of the name."""

    def _default_metavar_optional(self, action):
        return action.type.__name__

    def _default_metavar_positional(self, action):
        return action.type.__name__
