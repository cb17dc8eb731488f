"""Enumerations: classes whose instances are a fixed set of named values."""

import sys
from builtins import property as _bltin_property
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta",
    "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]  # fmt: skip

# The classes that the metaclass asks for before they exist.
Enum = Flag = EJECT = ReprEnum = None


class _Marked:
    def __init__(self, value):
        self.value = value


class nonmember(_Marked):
    """Keeps a value of an enumeration's body from becoming a member."""


class member(_Marked):
    """Makes a value of an enumeration's body a member, even a function or class."""


_unset = object()


class auto:
    """A value that the enumeration chooses (through _generate_next_value_)."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is _unset else repr(self.value)})"


# MARK: Names and bits


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    prefix = f"_{class_name}__"
    return name.startswith(prefix) and len(name) > len(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _iter_bits_lsb(value):
    """The single bits of a number, lowest first."""
    rest = value.value if isinstance(value, Enum) else value
    if rest < 0:
        raise ValueError(f"{rest!r} is not a positive integer")
    while rest:
        yield (bit := rest & -rest)
        rest -= bit


def show_flag_values(value):
    """The single bits of a number as a list."""
    return [*_iter_bits_lsb(value)]


def bin(num, max_bits=None):
    """Binary digits after a digit for the sign: 0b0 1010, 0b1 0110."""
    width = num.bit_length()
    digits = format(num if num >= 0 else num + (1 << width), "b")[-width:] if num else ""
    if num < 0:
        digits = digits.rjust(width, "0")
    if max_bits is None:
        return f"{'0b0' if num >= 0 else '0b1'} {digits or '0'}"
    return f"{'0b0' if num >= 0 else '0b1'} {digits.rjust(max_bits, '0' if num >= 0 else '1')}"


# MARK: What a class body collects


class property(DynamicClassAttribute):
    """A property of members that leaves its name free for a member."""

    name = clsname = None

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        is_of_member = instance is not None
        if is_of_member and self.fget is not None:
            return self.fget(instance)
        if self.name in ownerclass._member_map_:
            return ownerclass._member_map_[self.name]
        raise AttributeError(f"{ownerclass!r} {'member ' * is_of_member}has no attribute {self.name!r}")

    def _accessor(self, function, what):
        if function is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot {what} attribute {self.name!r}")
        return function

    def __set__(self, instance, value):
        self._accessor(self.fset, "set")(instance, value)

    def __delete__(self, instance):
        self._accessor(self.fdel, "delete")(instance)


_reserved_for_use = {
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
}  # fmt: skip


class _EnumDict(dict):
    """The namespace of a class body; it tells members from methods as they are assigned."""

    def __init__(self):
        super().__init__()
        self._member_names, self._last_values, self._ignore = {}, [], []
        self._cls_name, self._auto_called = None, False

    def __setitem__(self, key, value):
        is_private = _is_private(self._cls_name, key)
        if _is_sunder(key) and not is_private:
            self._note(key, value)
        elif _is_dunder(key) and not is_private:
            key = "_order_" if key == "__order__" else key
        elif not is_private:
            value = self._taken(key, value)
        super().__setitem__(key, value)

    def _taken(self, key, value):
        """What stands in the body under a plain name: a member, or something else."""
        if key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if key in self._ignore:
            return value
        if isinstance(value, nonmember):
            return value.value
        return value if _is_descriptor(value) else self._add_member(key, value)

    def _note(self, key, value):
        if key not in _reserved_for_use and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                message = "_generate_next_value_ must be defined before members"
                raise TypeError(message)
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _add_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, type) and value.__qualname__ == f"{self.get('__qualname__', self._cls_name)}.{key}":
            _warn(
                "In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to keep "
                "the current behavior.",
                stacklevel=4,
            )
        if isinstance(value, member):
            value = value.value
        kept = value
        match value:
            case auto():
                value = self._choose(key, value)
            case tuple() if type(value) is tuple and any(isinstance(part, auto) for part in value):
                value = tuple([self._choose(key, part) if isinstance(part, auto) else part for part in value])
        self._member_names[key] = None
        if value is kept:
            self._last_values.append(value)
        return value

    def _choose(self, key, placeholder):
        if placeholder.value is _unset:
            count = len(self._member_names)
            placeholder.value = self._generate_next_value(key, 1, count, [*self._last_values])
            self._auto_called = True
        self._last_values.append(placeholder.value)
        return placeholder.value

    def update(self, members, **more_members):
        for pairs in (dict(members), more_members):
            for key, value in pairs.items():
                self[key] = value


def _warn(message, stacklevel=3):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel + 1)


class _Pending:
    """Stands for a member in a class body; told its name, it becomes the member."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        delattr(cls, name)
        made = self._make(cls)
        made._name_ = name
        made.__objclass__ = cls
        self._initialize(cls, made)
        made._sort_order_ = len(cls._member_names_)
        known = self._alias_of(cls, made)
        if known is None:
            if Flag is None or not issubclass(cls, Flag) or _is_single_bit(made._value_):
                cls._member_names_.append(name)
        else:
            made = known
        self._publish(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(made._value_, made)
        except TypeError:
            cls._unhashable_values_.append(made._value_)

    def _make(self, cls):
        args = self._arguments(cls)
        made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(made, "_value_"):
            if cls._member_type_ is object:
                made._value_ = self.value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    failure = TypeError("_value_ not set in __new__, unable to create it")
                    failure.__cause__ = error
                    raise failure
        return made

    def _initialize(self, cls, made):
        if _is_flag(cls):
            cls._flag_mask_ |= made._value_
            if _is_single_bit(made._value_):
                cls._singles_mask_ |= made._value_
            cls._all_bits_ = 2 ** (cls._flag_mask_.bit_length()) - 1
        made.__init__(*self._arguments(cls))

    def _arguments(self, cls):
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        return (args,) if cls._member_type_ is tuple else args

    def _alias_of(self, cls, made):
        value = made._value_
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = None
            for candidate in cls._member_map_.values():
                if candidate._value_ == value:
                    return candidate
        return known

    def _publish(self, cls, name, made):
        """Sets the class attribute, around a property of a base class that has the same name."""
        for base in cls.__mro__[1:]:
            found = base.__dict__.get(name)
            if found is None:
                continue
            if isinstance(found, (_bltin_property, DynamicClassAttribute)):
                redirect = property(found.fget, found.fset, found.fdel)
                redirect.__set_name__(cls, name)
                setattr(cls, name, redirect)
                return
            break
        setattr(cls, name, made)


# MARK: The metaclass


def _is_native(cls):
    """Whether a class is the language's own and so carries data."""
    return "__module__" not in cls.__dict__


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for key in classdict._ignore + ["_ignore_"]:
            classdict.pop(key, None)
        names = list(classdict._member_names)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(repr(name) for name in invalid))
        order = classdict.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        for name in names:
            dict.__setitem__(classdict, name, _Pending(classdict[name]))
        own = set(classdict)
        settings = {
            "_new_member_": new,
            "_use_args_": use_args,
            "_member_names_": [],
            "_member_map_": {},
            "_value2member_map_": {},
            "_unhashable_values_": [],
            "_member_type_": member_type,
            "_value_repr_": metacls._find_data_repr_(cls, bases),
        }
        if Flag is not None and any(issubclass(base, Flag) for base in bases):
            settings["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            settings.update(_flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        elif boundary is not None or Flag is None:
            settings["_boundary_"] = boundary
        for key, value in settings.items():
            dict.__setitem__(classdict, key, value)
        try:
            made = super().__new__(metacls, cls, bases, classdict, **kwds)
        except RuntimeError as error:
            if error.__cause__ is None:
                raise
            cause = error.__cause__
        else:
            cause = None
        if cause is not None:
            raise cause
        made._take_methods(own, bases, member_type, first_enum)
        if Enum is not None:
            if save_new:
                made.__new_member__ = new
            made.__new__ = Enum.__new__
        if Flag is not None and issubclass(made, Flag):
            made._arrange_flags()
        if order is not None:
            made._check_order(order)
        return made

    def __init__(cls, *args, **kwds):
        pass

    def _take_methods(cls, own, bases, member_type, first_enum):
        """Which of the data type's and the enumeration's methods hold."""
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                needs = "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)"
                raise TypeError(needs)
            shows = member_type.__repr__ if member_type.__str__ is object.__str__ else member_type.__str__
            for name, method in (("__format__", member_type.__format__), ("__str__", shows)):
                if name not in own:
                    setattr(cls, name, method)
                    own.add(name)
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in own or first_enum is None:
                continue
            if getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
                setattr(cls, name, getattr(first_enum, name))
        if _is_flag(cls):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in own:
                    setattr(cls, name, getattr(Flag, name))

    def _arrange_flags(cls):
        """Members that are not written in the order of their bits are shown as written."""
        values = [cls._member_map_[name]._value_ for name in cls._member_names_]
        if values != sorted(values):
            cls._iter_member_ = cls._iter_member_by_def_

    def _check_order(cls, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        is_flag = _is_flag(cls)
        order = [
            name for name in order
            if name not in cls._member_map_ or name in cls._member_names_
            or not is_flag and cls._member_map_[name]._name_ == name
        ]  # fmt: skip
        if order != cls._member_names_:
            raise TypeError(
                "member order does not match _order_:\n  %r\n  %r" % (cls._member_names_, order)
            )

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(
            value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary
        )

    # MARK: The members as a container

    def __contains__(cls, member):
        if isinstance(member, Enum):
            return isinstance(member, cls) and member._name_ in cls._member_map_
        _warn(
            "in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on whether "
            "the value is a member or the value of a member",
            stacklevel=2,
        )
        raise _wrong_operands(member, type(cls))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_[::-1])

    def __len__(cls):
        return len(cls._member_names_)

    @_bltin_property
    def __members__(cls):
        """All names, those of aliases as well."""
        return MappingProxyType(cls._member_map_)

    # MARK: Attributes

    def __delattr__(cls, attr):
        if attr not in cls._member_map_:
            super().__delattr__(attr)
            return
        raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")

    def __setattr__(cls, name, value):
        if name in vars(cls).get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __dir__(cls):
        names = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
            "__members__", "__module__", "__name__", "__qualname__",
        }.union(cls._member_names_)  # fmt: skip
        if cls._new_member_ is not object.__new__ and cls._use_args_:
            names.add("__new__")
        names.add("__init_subclass__")
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __repr__(cls):
        kind = "flag" if _is_flag(cls) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Makes an enumeration from names: what calling one with two arguments does."""
        metaclass, bases = cls.__class__, tuple(filter(None, (type, cls)))
        _, extended = cls._get_mixins_(class_name, bases)
        body = metaclass.__prepare__(class_name, bases)
        names = names.replace(",", " ").split() if isinstance(names, str) else names or ()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(extended._generate_next_value_(name, start, count, [*values]))
            names = zip(names, values)
        for item in names:
            name, value = item if not isinstance(item, str) else (item, names[item])
            body[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get("__name__")
            except (AttributeError, ValueError):
                pass
        for key, value in (("__module__", module), ("__qualname__", qualname)):
            if value is not None:
                body[key] = value
        return metaclass.__new__(metaclass, class_name, bases, body, boundary=boundary)

    # MARK: What is inherited

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for base in _all_bases(bases):
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values, and the enumeration that is extended."""
        if bases == ():
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        *_, extended = bases
        if isinstance(extended, EnumType):
            return mcls._find_data_type_(class_name, bases) or object, extended
        shape = "`EnumName([mixin_type, ...] [data_type,] enum_type)`"
        raise TypeError(f"new enumerations should be created as {shape}")

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """How values are shown: as the first base with a repr of its own says."""
        for base in _all_bases(bases):
            if isinstance(base, EnumType):
                return base._value_repr_
            if base is not object and "__repr__" in vars(base):
                return vars(base)["__repr__"]

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        """The one type of data among the bases; a class below it that adds methods stands for it."""
        found = {kind for kind in map(_data_type_of, bases) if kind is not None}
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {found!r}")
        return next(iter(found), None)

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The function that makes members, whether to keep it, and whether it takes the value."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        if new is None:
            new = mcls._inherited_new(member_type, first_enum)
        if isinstance(new, staticmethod):
            new = new.__func__
        use_args = first_enum is not None and new is not object.__new__
        if first_enum is not None and not save_new and new is object.__new__ and _carries_data(member_type):
            new = member_type.__new__
            use_args = True
        return new, save_new, use_args

    @classmethod
    def _inherited_new(mcls, member_type, first_enum):
        plain = (None, object.__new__, Enum.__new__ if Enum is not None else None)
        for method in ("__new_member__", "__new__"):
            for owner in (member_type, first_enum):
                found = getattr(owner, method, None)
                if not any(found is other for other in plain):
                    return found
        return object.__new__


EnumMeta = EnumType


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _all_bases(bases):
    """The bases with all of theirs."""
    return (base for chain in bases for base in chain.__mro__)


def _data_type_of(kind):
    below = None
    for base in kind.__mro__:
        if isinstance(base, EnumType):
            if base._member_type_ is not object:
                return base._member_type_
        elif base is not object:
            below = below or base
            if _is_native(base) or not vars(base).keys().isdisjoint({"__new__", "__dataclass_fields__"}):
                return below


def _wrong_operands(one, kind):
    names = f"{type(one).__qualname__!r} and {kind.__qualname__!r}"
    return TypeError(f"unsupported operand type(s) for 'in': {names}")


def _carries_data(member_type):
    return any(_is_native(base) and base is not object for base in member_type.__mro__)


# MARK: Enumerations


class Enum(metaclass=EnumType):
    """A fixed set of named values.

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2
    >>> Color.RED
    <Color.RED: 1>
    >>> Color(2)
    <Color.BLUE: 2>
    >>> Color["RED"]
    <Color.RED: 1>
    >>> len(Color)
    2
    """

    @staticmethod
    def __new__(cls, value):
        """The member of a value: what calling the class does."""
        if type(value) is cls:
            return value
        try:
            if (known := cls._value2member_map_.get(value, _unset)) is not _unset:
                return known
        except TypeError:
            # It has no hash.
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            made = cls._missing_(value)
        except ValueError:
            raise
        except Exception as error:
            error.__context__ = invalid
            raise
        if isinstance(made, cls) or _is_flag(cls) and cls._boundary_ is EJECT and isinstance(made, int):
            return made
        if made is None:
            raise invalid
        wrong = TypeError(f"error in {cls.__name__}._missing_: returned {made!r} instead of None or a valid member")
        wrong.__context__ = invalid
        raise wrong

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            if max(last_values) == (last := last_values[-1]):
                return last + 1
        except TypeError:
            pass
        _warn(
            "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable "
            "and support adding +1\nand the value returned will be the largest value in the enum "
            "incremented by 1",
            stacklevel=5,
        )
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = type(self)._value_repr_ or repr
        return f"<{type(self).__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __dir__(self):
        added = set()
        for cls in type(self).__mro__:
            for name, value in vars(cls).items():
                if name.startswith("_"):
                    continue
                if not isinstance(value, property):
                    added |= {name} - self._member_map_.keys()
                elif value.fget is None:
                    added.discard(name)
                else:
                    added.add(name)
        if self._member_type_ is not object:
            added |= {*object.__dir__(self)}
        added |= {name for name in getattr(self, "__dict__", ()) if not name.startswith("_")}
        basic = ("__class__", "__doc__", "__eq__", "__hash__", "__module__")
        return sorted(added.union(basic))

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration that changes only repr(); str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers too."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for place, value in enumerate(values):
            if isinstance(value, str) or place == 0 and len(values) > 1:
                continue
            what = f"{value!r} is not a string", f"encoding must be a string, not {value!r}"
            raise TypeError((*what, f"errors must be a string, not {value}")[place])
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What a flag does with bits that have no name."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration of bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        highest = max(last_values)
        if hasattr(highest, "bit_length"):
            return 1 << highest.bit_length()
        raise TypeError(f"invalid flag value {highest!r}")

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The member that combines the bits of a number."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~every <= value <= every or value & (every & ~mask):
            if boundary is EJECT:
                return value
            if boundary is STRICT:
                width = max(number.bit_length() for number in (value, mask))
                given, allowed = bin(value, width), bin(mask, width)
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {given}\n  allowed {allowed}")
            if boundary is CONFORM:
                value &= mask
            elif boundary is not KEEP:
                raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")
            elif value < 0:
                value += max(every + 1, 1 << value.bit_length())
        negative = None
        if value < 0:
            negative, value = value, value + every + 1
        made = cls._combination(value)
        known = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    @classmethod
    def _combination(cls, value):
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        data = cls._member_type_
        made = object.__new__(cls) if data is object else data.__new__(cls, value)
        made._value_, made._name_ = getattr(made, "_value_", value), None
        if not value:
            return made
        parts = [*cls._iter_member_(value & cls._singles_mask_)]
        if value & ~cls._singles_mask_:
            # Bits that only members of several bits have.
            parts += (
                part
                for part in cls._member_map_.values()
                if part not in parts and part._value_ and part._value_ & ~value == 0
            )
        covered = 0
        for part in parts:
            covered |= part._value_
        if not covered:
            return made
        # Of the type of the number, which may be another flag.
        rest = value ^ covered
        if rest and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {rest!r}")
        made._name_ = "|".join([part._name_ for part in parts] + [f"{cls._numeric_repr_(rest)}"] * bool(rest))
        return made

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise _wrong_operands(other, type(self))
        return other._value_ & ~self._value_ == 0

    def __iter__(self):
        return iter(self._iter_member_(self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        name = type(self).__name__ + (f".{self._name_}" if self._name_ is not None else "")
        return f"<{name}: {(type(self)._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def _bits_of(self, other):
        """The number that can be combined with this, or None."""
        if isinstance(other, type(self)):
            return other._value_
        data = self._member_type_
        return other if data is not object and isinstance(other, data) else None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else type(self)(self._value_ ^ bits)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._inverted_ is None:
            others = ~self._value_
            keeps_unknown = self._boundary_ in (EJECT, KEEP)
            self._inverted_ = type(self)(others if keeps_unknown else others & self._singles_mask_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """An enumeration of bits whose members are integers too."""


# MARK: Checks and changes of whole enumerations


def _check_unique(enumeration, complaint):
    aliases = (f"{name} -> {known.name}" for name, known in enumeration.__members__.items() if name != known.name)
    if shown := ", ".join(aliases):
        raise ValueError(f"{complaint} found in {enumeration!r}: {shown}")


def unique(enumeration):
    """Class decorator: no two names may stand for one value."""
    _check_unique(enumeration, "duplicate values")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            match check:
                case EnumCheck.UNIQUE:
                    _check_unique(enumeration, "aliases")
                case EnumCheck.CONTINUOUS:
                    self._check_continuous(enumeration, is_flag)
                case EnumCheck.NAMED_FLAGS if is_flag:
                    self._check_named(enumeration)
        return enumeration

    def _check_continuous(self, enumeration, is_flag):
        values = {known.value for known in enumeration}
        if len(values) < 2:
            return
        first, last = min(values), max(values)
        bits = (1 << bit for bit in range(first.bit_length(), last.bit_length() - 1))
        missing = [str(value) for value in (bits if is_flag else range(first + 1, last)) if value not in values]
        if missing:
            kind = "flag" if is_flag else "enum"
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(missing)}"[:256])

    def _check_named(self, enumeration):
        known = [flag.value for flag in enumeration]
        faulty, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            if name not in enumeration._member_names_ and alias.value >= 0:
                unnamed = sum(bit for bit in _iter_bits_lsb(alias.value) if bit not in known)
                faulty += [name] * bool(unnamed)
                missing |= unnamed
        if not faulty:
            return
        *others, last = faulty
        aliases = f"aliases {', '.join(others)} and {last} are missing" if others else f"alias {last} is missing"
        value = f"value {missing:#x}" if _is_single_bit(missing) else f"combined values of {missing:#x}"
        advice = "[use enum.show_flag_values(value) for details]"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {aliases} {value} {advice}")


def _module_of(member):
    return type(member).__module__.rpartition(".")[2]


def global_enum_repr(self):
    """module.name instead of <class.name: value>."""
    return f"{_module_of(self)}.{self._name_}"


def global_flag_repr(self):
    """module.name for every bit instead of <class.name: value>."""
    module, name = _module_of(self), self._name_
    if name is None:
        return f"{module}.{type(self).__name__}({self._value_!r})"
    if _is_single_bit(self):
        return f"{module}.{name}"
    # A number that is left over has no module.
    has_rest = self._boundary_ is KEEP
    return "|".join(part if has_rest and part[0].isdigit() else f"{module}.{part}" for part in name.split("|"))


def global_str(self):
    """The name without that of the class."""
    return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Class decorator: members are names of the module and show as such."""
    cls.__repr__ = global_flag_repr if _is_flag(cls) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        setattr(cls, "__str__", global_str)
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
