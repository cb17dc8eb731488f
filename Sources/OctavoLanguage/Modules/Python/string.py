"""Characters by kind, and two ways to fill in texts."""

import re as _re

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise every word; runs of spaces become one unless a separator is given."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """A text with $names to fill in."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            pattern = cls.pattern
        else:
            delimiter = _re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or name
            pattern = (
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})"
                rf"|{{(?P<braced>{braced})}}|(?P<invalid>))"
            )
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        else:
            column = line = 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def substitute(self, mapping=None, /, **kws):
        """Fill in all names; a missing one is an error."""
        return self._fill(mapping, kws, safe=False)

    def safe_substitute(self, mapping=None, /, **kws):
        """Fill in the names there are values for, and leave the others."""
        return self._fill(mapping, kws, safe=True)

    def _fill(self, mapping, kws, safe):
        if mapping is None:
            mapping = kws
        elif kws:
            from collections import ChainMap

            mapping = ChainMap(kws, mapping)

        def convert(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    if safe:
                        return match.group()
                    raise
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                if safe:
                    return match.group()
                self._invalid(match)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether every $ begins a name."""
        for match in self.pattern.finditer(self.template):
            if match.group("invalid") is not None:
                return False
            if all(match.group(kind) is None for kind in ("named", "braced", "escaped")):
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        """The names, each once, in the order they occur."""
        found = []
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                if name not in found:
                    found.append(name)
            elif match.group("invalid") is None and match.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return found


Template.__init_subclass__()


def _split_field_name(field_name):
    """`a.b[c]` as `a` and [(True, "b"), (False, "c")]."""
    end = 0
    while end < len(field_name) and field_name[end] not in ".[":
        end += 1
    first = field_name[:end]
    steps = []
    while end < len(field_name):
        if field_name[end] == ".":
            start = end = end + 1
            while end < len(field_name) and field_name[end] not in ".[":
                end += 1
            steps.append((True, field_name[start:end]))
        elif field_name[end] == "[":
            close = field_name.find("]", end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[end + 1 : close]
            steps.append((False, int(key) if key.isdigit() else key))
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if steps[-1][1] == "":
            raise ValueError("Empty attribute in format string")
    return (int(first) if first.isdigit() else first), steps


def _field_end(text, start):
    """Where the replacement field that begins at `start` ends: at its own closing brace."""
    depth = 1
    position = start
    while position < len(text):
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position
        elif text[position] == "[" and depth == 1:
            close = text.find("]", position)
            position = close if close >= 0 else position
        position += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    """Name, conversion and format of a replacement field."""
    end = 0
    while end < len(field) and field[end] not in "!:":
        if field[end] == "{":
            raise ValueError("unexpected '{' in field name")
        if field[end] == "[":
            close = field.find("]", end)
            end = close if close >= 0 else end
        end += 1
    name, rest = field[:end], field[end:]
    if not rest:
        return name, None, ""
    if rest[0] == ":":
        return name, None, rest[1:]
    if len(rest) < 2:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[1], rest[3:]


class Formatter:
    """What str.format does, in parts that a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Pairs of literal text and the field after it: (text, name, format, conversion)."""
        position = 0
        literal = ""
        while position < len(format_string):
            character = format_string[position]
            if character not in "{}":
                end = position
                while end < len(format_string) and format_string[end] not in "{}":
                    end += 1
                literal += format_string[position:end]
                position = end
                continue
            if format_string[position : position + 2] == character * 2:
                yield literal + character, None, None, None
                literal = ""
                position += 2
                continue
            if character == "}":
                raise ValueError("Single '}' encountered in format string")
            if position + 1 == len(format_string):
                raise ValueError("Single '{' encountered in format string")
            end = _field_end(format_string, position + 1)
            name, conversion, spec = _split_field(format_string[position + 1 : end])
            yield literal, name, spec, conversion
            literal = ""
            position = end + 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        """The object a field's name means, and the argument it begins with."""
        first, steps = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
