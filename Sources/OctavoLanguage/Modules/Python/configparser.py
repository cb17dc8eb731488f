"""Files of settings: sections in brackets, a key and a value on a line."""

import collections
import functools
import io
import itertools
import os
import re
import sys
import warnings
from _configparser_values import (
    BasicInterpolation, DuplicateOptionError, DuplicateSectionError, Error, ExtendedInterpolation, Interpolation,
    InterpolationDepthError, InterpolationError, InterpolationMissingOptionError, InterpolationSyntaxError,
    LegacyInterpolation, MAX_INTERPOLATION_DEPTH, MissingSectionHeaderError, NoOptionError, NoSectionError,
    ParsingError,
)  # fmt: skip

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
    "BasicInterpolation", "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping",
    "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]  # fmt: skip

DEFAULTSECT = "DEFAULT"
_UNSET = object()
_default_dict = dict


class RawConfigParser(collections.abc.MutableMapping):
    """Sections of settings, read and written as text; values stay as they are written."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
    }  # fmt: skip
    NONSPACECRE = re.compile(r"\S")
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")

    def __init__(
        self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
        inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
        interpolation=_UNSET, converters=_UNSET,
    ):  # fmt: skip
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        if interpolation is None:
            interpolation = Interpolation()
        elif not isinstance(interpolation, Interpolation):
            wanted = "interpolation= must be None or an instance of Interpolation"
            raise TypeError(f"{wanted}; got an object of type {type(interpolation)}")
        self._interpolation, self._strict, self._allow_no_value = interpolation, strict, allow_no_value
        self._empty_lines_in_values, self.default_section = empty_lines_in_values, default_section
        # Texts in the order they are to be tried.
        self._delimiters, self._comment_prefixes, self._inline_comment_prefixes = (
            tuple(marks or ()) for marks in (delimiters, comment_prefixes, inline_comment_prefixes)
        )
        mark = "|".join(re.escape(delimiter) for delimiter in self._delimiters)
        value = rf"(?P<vi>{mark})\s*(?P<value>.*)"
        self._optcre = re.compile(rf"(?P<option>.*?)\s*{f'(?:{value})?' if allow_no_value else value}$")
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._converters.update({} if converters is _UNSET else converters)
        if defaults:
            self._read_defaults(defaults)

    # MARK: Sections

    def defaults(self):
        """The options that all sections have."""
        return self._defaults

    def sections(self):
        """The names of the sections, without that of the defaults."""
        return [*self._sections]

    def has_section(self, section):
        return section in self._sections

    def _new_section(self, section):
        made, self._proxies[section] = self._dict(), SectionProxy(self, section)
        self._sections[section] = made
        return made

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._new_section(section)

    def remove_section(self, section):
        """Whether there was one."""
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def _own(self, section, has_short_name=True):
        """The options of a section itself; no name at all is the defaults' too."""
        if section == self.default_section or has_short_name and not section:
            return self._defaults
        own = self._sections.get(section)
        if own is None:
            raise NoSectionError(section) from None
        return own

    def options(self, section):
        """The names of a section's options, those of the defaults after them."""
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list(dict.fromkeys([*self._sections[section], *self._defaults]))

    # MARK: Reading

    def read(self, filenames, encoding=None):
        """Reads files; those that cannot be opened are passed over. Gives the names of those that were read."""
        is_one = isinstance(filenames, (str, bytes, os.PathLike))
        found = []
        for name in [filenames] if is_one else filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
                found.append(os.fspath(name))
            except OSError:
                pass
        return found

    def read_file(self, f, source=None):
        """Reads lines."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def readfp(self, fp, filename=None):
        instead = "Use 'parser.read_file()' instead."
        warnings.warn(f"This method will be removed in Python 3.12. {instead}", DeprecationWarning, stacklevel=2)
        self.read_file(fp, filename)

    def read_dict(self, dictionary, source="<dict>"):
        """Reads sections, each a mapping from options to values."""
        seen = set()
        for title, options in dictionary.items():
            title = str(title)
            try:
                self.add_section(title)
            except (ValueError, DuplicateSectionError):
                if title in seen and self._strict:
                    raise
            seen.add(title)
            for name, value in options.items():
                place = title, self.optionxform(str(name))
                if place in seen and self._strict:
                    raise DuplicateOptionError(*place, source)
                seen.add(place)
                self.set(*place, None if value is None else str(value))

    def _read_defaults(self, defaults):
        self._defaults.update((self.optionxform(name), value) for name, value in defaults.items())

    # MARK: Values

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """A value, with what it refers to put in; vars: options that come before the section's own."""
        name = self.optionxform(option)
        try:
            known = self._unify_values(section, vars)
            if name not in known:
                raise NoOptionError(name, section) from None
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        value = known[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, known)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            text = self.get(section, option, raw=raw, vars=vars, **kwargs)
        except (NoOptionError, NoSectionError):
            if fallback is not _UNSET:
                return fallback
            raise
        return conv(text)

    def getint(self, section, option, **settings):
        return self._get_conv(section, option, int, **settings)

    def getfloat(self, section, option, **settings):
        return self._get_conv(section, option, float, **settings)

    def getboolean(self, section, option, **settings):
        return self._get_conv(section, option, self._convert_to_boolean, **settings)

    def _convert_to_boolean(self, value):
        if (known := self.BOOLEAN_STATES.get(value.lower())) is None:
            raise ValueError(f"Not a boolean: {value}")
        return known

    def items(self, section=_UNSET, raw=False, vars=None):
        """Pairs: sections and their mappings or, of a section, options and values."""
        if section is _UNSET:
            return collections.abc.MutableMapping.items(self)
        known = {**self._defaults, **self._own(section, has_short_name=False)}
        names = [*known]
        known.update((self.optionxform(name), value) for name, value in (vars or {}).items())
        shown = (lambda name: known[name]) if raw else (
            lambda name: self._interpolation.before_get(self, section, name, known[name], known)
        )  # fmt: skip
        return [(name, shown(name)) for name in names]

    def optionxform(self, optionstr):
        """How the names of options are kept; to be overridden."""
        return optionstr.lower()

    def has_option(self, section, option):
        name = self.optionxform(option)
        try:
            return name in self._own(section) or name in self._defaults
        except NoSectionError:
            return False

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Whether there was one."""
        own, name = self._own(section), self.optionxform(option)
        has_it = name in own
        if has_it:
            del own[name]
        return has_it

    def write(self, fp, space_around_delimiters=True):
        """Writes everything so that it can be read again."""
        mark = self._delimiters[0].join("  " if space_around_delimiters else ("", ""))
        defaults = [(self.default_section, self._defaults)] if self._defaults else []
        for title, options in [*defaults, *self._sections.items()]:
            self._write_section(fp, title, options.items(), mark)

    def _write_section(self, fp, section_name, section_items, delimiter):
        lines = [f"[{section_name}]"]
        for name, value in section_items:
            value = self._interpolation.before_write(self, section_name, name, value)
            has_none = value is None and self._allow_no_value
            lines.append(name + ("" if has_none else delimiter + str(value).replace("\n", "\n\t")))
        fp.write("\n".join([*lines, "", ""]))

    # MARK: As a mapping from names to sections

    def __contains__(self, key):
        return self.has_section(key) or key == self.default_section

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    def __len__(self):
        return 1 + len(self._sections)

    def __getitem__(self, key):
        if key in self:
            return self._proxies[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        if key in self:
            if value is self[key]:
                return
            self._own(key, has_short_name=False).clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def popitem(self):
        """The first section, which is removed; never that of the defaults."""
        for title in self._sections:
            found = title, self[title]
            del self[title]
            return found
        raise KeyError

    # MARK: Lines

    def _without_comment(self, line):
        """A line up to its comment, and whether there is nothing else."""
        start = sys.maxsize
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at > 0 and not line[at - 1].isspace():
                at = line.find(prefix, at + 1)
            if at >= 0:
                start = min(start, at)
        if any(line.strip().startswith(prefix) for prefix in self._comment_prefixes):
            start = 0
        return line[:start].strip(), start != sys.maxsize

    def _read(self, fp, fpname):
        seen = set()
        section = None
        name = None
        indent = 0
        fault = None
        for number, line in enumerate(fp, 1):
            value, has_comment = self._without_comment(line)
            if not value:
                if not self._empty_lines_in_values:
                    indent = sys.maxsize
                elif not has_comment and section is not None and name and section[name] is not None:
                    # An empty line may be part of a value.
                    section[name].append("")
                continue
            first = self.NONSPACECRE.search(line)
            here = first.start() if first else 0
            if section is not None and name and here > indent:
                section[name].append(value)
                continue
            indent = here
            header = self.SECTCRE.match(value)
            if header:
                section, name = self._section_for(header.group("header"), seen, fpname, number), None
            elif section is None:
                raise MissingSectionHeaderError(fpname, number, line)
            else:
                match = self._optcre.match(value)
                if not match or not match.group("option"):
                    fault = fault or ParsingError(fpname)
                    fault.append(number, repr(line))
                    if not match:
                        continue
                name = self.optionxform(match.group("option").rstrip())
                title = self._title
                if self._strict and (title, name) in seen:
                    raise DuplicateOptionError(title, name, fpname, number)
                seen.add((title, name))
                content = match.group("value")
                section[name] = None if content is None else [content.strip()]
        self._join_lines()
        if fault:
            raise fault

    def _section_for(self, title, seen, fpname, number):
        self._title = title
        if title in self._sections:
            if self._strict and title in seen:
                raise DuplicateSectionError(title, fpname, number)
            seen.add(title)
            return self._sections[title]
        if title == self.default_section:
            return self._defaults
        seen.add(title)
        return self._new_section(title)

    def _join_lines(self):
        for section, options in itertools.chain(((self.default_section, self._defaults),), self._sections.items()):
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    def _unify_values(self, section, vars):
        """What can be referred to: what is given with the call, the section's own, the defaults."""
        given = {
            self.optionxform(name): None if value is None else str(value) for name, value in (vars or {}).items()
        }
        own = {} if section == self.default_section else self._own(section, has_short_name=False)
        return collections.ChainMap(given, own, self._defaults)

    def _validate_value_types(self, *, section="", option="", value=""):
        may_be_none = self._allow_no_value and not value
        for what, text in (("section names", section), ("option keys", option), ("option values", value)):
            if not isinstance(text, str) and not (what == "option values" and may_be_none):
                raise TypeError(f"{what} must be strings")

    converters = property(lambda self: self._converters, doc="The kinds of values there are get… methods for.")


class ConfigParser(RawConfigParser):
    """Sections of settings whose values may refer to others with `%(name)s`."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def add_section(self, section):
        self._validate_value_types(section=section)
        RawConfigParser.add_section(self, section)

    def set(self, section, option, value=None):
        self._validate_value_types(value=value, option=option)
        RawConfigParser.set(self, section, option, value)

    def _read_defaults(self, defaults):
        # Defaults are not interpolated while they are read.
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SafeConfigParser(ConfigParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        warnings.warn(
            "The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be removed in "
            "Python 3.12. Use ConfigParser directly instead.",
            DeprecationWarning, stacklevel=2,
        )  # fmt: skip


class SectionProxy(collections.abc.MutableMapping):
    """One section of a parser, as a mapping."""

    name = property(lambda self: self._name, doc="The section's name.")
    parser = property(lambda self: self._parser, doc="The parser the section is of.")

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for kind in parser.converters:
            getter = f"get{kind}"
            setattr(self, getter, functools.partial(self.get, _impl=getattr(parser, getter)))

    def __repr__(self):
        return f"<Section: {self._name}>"

    def _options(self):
        is_default = self._name == self._parser.default_section
        return self._parser.defaults() if is_default else self._parser.options(self._name)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __iter__(self):
        yield from self._options()

    def __len__(self):
        return len(self._options())

    def __getitem__(self, key):
        if key in self:
            return self._parser.get(self._name, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(value=value, option=key)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if key not in self or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        getter = _impl or self._parser.get
        return getter(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(collections.abc.MutableMapping):
    """The kinds of values a parser can convert to; each has a `get<kind>` method."""

    GETTERCRE = re.compile(r"^get(?P<name>.+)$")

    def __init__(self, parser):
        matches = {name: self.GETTERCRE.match(name) for name in dir(parser)}
        self._parser = parser
        # None for those that are methods of the class.
        self._data = {match["name"]: None for name, match in matches.items() if match and callable(getattr(parser, name))}

    def _holders(self):
        """The parser and its sections, which have the methods too."""
        yield self._parser
        yield from self._parser.values()

    def __getitem__(self, key):
        return self._data[key]

    def __iter__(self):
        yield from self._data

    def __len__(self):
        return len(self._data)

    def __setitem__(self, key, value):
        getter = f"get{key}" if isinstance(key, str) else ""
        if not self.GETTERCRE.match(getter):
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})")
        self._data[key] = value
        method = functools.partial(self._parser._get_conv, conv=value)
        method.converter = value
        parser, *sections = self._holders()
        setattr(parser, getter, method)
        for section in sections:
            setattr(section, getter, functools.partial(section.get, _impl=method))

    def __delitem__(self, key):
        self._data.pop(key)
        for holder in self._holders():
            # A method of the class stays.
            vars(holder).pop(f"get{key}", None)
