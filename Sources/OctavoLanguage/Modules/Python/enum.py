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


class nonmember:
    """Keeps a value of an enumeration's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of an enumeration's body a member, even a function or class."""

    def __init__(self, value):
        self.value = value


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
    if isinstance(value, Enum):
        value = value.value
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


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

    name = None
    clsname = None

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            what = "" if instance is None else "member "
            raise AttributeError(f"{ownerclass!r} {what}has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_reserved_for_use = {
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
}  # fmt: skip


class _EnumDict(dict):
    """The namespace of a class body; it tells members from methods as they are assigned."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._note(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            value = self._add_member(key, value)
        super().__setitem__(key, value)

    def _note(self, key, value):
        if key not in _reserved_for_use and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
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
                "In 3.13 classes created inside an enum will not become a member.  "
                "Use the `member` decorator to keep the current behavior.",
                stacklevel=3,
            )
        if isinstance(value, member):
            value = value.value
        chosen = False
        if isinstance(value, auto):
            value = self._choose(key, value)
            chosen = True
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple(self._choose(key, part) if isinstance(part, auto) else part for part in value)
            chosen = True
        self._member_names[key] = None
        if not chosen:
            self._last_values.append(value)
        return value

    def _choose(self, key, placeholder):
        if placeholder.value is _unset:
            placeholder.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:]
            )
            self._auto_called = True
        self._last_values.append(placeholder.value)
        return placeholder.value

    def update(self, members, **more_members):
        for key in members.keys() if hasattr(members, "keys") else [pair[0] for pair in members]:
            self[key] = members[key] if hasattr(members, "keys") else dict(members)[key]
        for key, value in more_members.items():
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
        if Flag is not None and issubclass(cls, Flag):
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
                redirect = property()
                redirect.fget = found.fget
                redirect.fset = found.fset
                redirect.fdel = found.fdel
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
                raise TypeError(
                    "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)"
                )
            if "__format__" not in own:
                cls.__format__ = member_type.__format__
                own.add("__format__")
            if "__str__" not in own:
                method = member_type.__str__
                cls.__str__ = member_type.__repr__ if method is object.__str__ else method
                own.add("__str__")
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in own or first_enum is None:
                continue
            if getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
                setattr(cls, name, getattr(first_enum, name))
        if Flag is not None and issubclass(cls, Flag):
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
        is_flag = Flag is not None and issubclass(cls, Flag)
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

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            _warn(
                "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                "False depending on whether the value is a member or the value of a member",
                stacklevel=2,
            )
            raise TypeError(
                "unsupported operand type(s) for 'in': '%s' and '%s'"
                % (type(member).__qualname__, cls.__class__.__qualname__)
            )
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        raise AttributeError(name) from None

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

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_bltin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration from names: what calling one with two arguments does."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            pairs = []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, values[:])
                values.append(value)
                pairs.append((name, value))
            names = pairs
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values, and the enumeration that is extended."""
        if not bases:
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
            )
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__ or _is_native(base):
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, found))
        return found.pop() if found else None

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
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        if not cls._member_map_:
            raise TypeError("%r has no members defined" % cls)
        failure = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            if result is None and failure is None:
                raise invalid
            if failure is None:
                failure = TypeError(
                    "error in %s._missing_: returned %r instead of None or a valid member"
                    % (cls.__name__, result)
                )
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = last_values[-1]
            last_values.sort()
            if last == last_values[-1]:
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
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        added = set()
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    (added.add if value.fget is not None else added.discard)(name)
                elif name not in self._member_map_:
                    added.add(name)
        if self.__class__._member_type_ is not object:
            added.update(object.__dir__(self))
        added.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
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
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
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
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

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
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        all_bits = cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    "%r invalid value %r\n    given %s\n  allowed %s"
                    % (cls, value, bin(value, width), bin(mask, width))
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 2 ** value.bit_length())
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, cls._boundary_))
        negative = None
        if value < 0:
            negative = value
            value += all_bits + 1
        made = cls._combination(value)
        known = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    @classmethod
    def _combination(cls, value):
        unknown = value & ~cls._flag_mask_
        aliases = value & ~cls._singles_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(
                "%s(%r) -->  unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown))
            )
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = None
        if not value:
            return made
        parts = list(cls._iter_member_(value & cls._singles_mask_))
        if aliases:
            for part in cls._member_map_.values():
                if part not in parts and part._value_ and part._value_ & value == part._value_:
                    parts.append(part)
        covered = 0
        for part in parts:
            covered |= part._value_
        rest = value ^ covered
        if covered:
            if rest and cls._boundary_ is STRICT:
                raise ValueError("%r: no members with value %r" % (cls, rest))
            made._name_ = "|".join(part._name_ for part in parts)
            if rest:
                made._name_ += "|%s" % cls._numeric_repr_(rest)
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r"
                % (type(other).__qualname__, self.__class__.__qualname__)
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, show(self._value_))
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """An enumeration of bits whose members are integers too."""


# MARK: Checks and changes of whole enumerations


def unique(enumeration):
    """Class decorator: no two names may stand for one value."""
    aliases = [
        f"{name} -> {member.name}"
        for name, member in enumeration.__members__.items()
        if name != member.name
    ]
    if aliases:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join(aliases)))
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
            if check is UNIQUE:
                self._check_unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration, is_flag)
            elif check is NAMED_FLAGS and is_flag:
                self._check_named(enumeration)
        return enumeration

    def _check_unique(self, enumeration):
        aliases = [
            f"{name} -> {member.name}"
            for name, member in enumeration.__members__.items()
            if name != member.name
        ]
        if aliases:
            raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(aliases)))

    def _check_continuous(self, enumeration, is_flag):
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if is_flag:
            wanted = [1 << bit for bit in range(low.bit_length(), high.bit_length() - 1)]
        else:
            wanted = range(low + 1, high)
        missing = [value for value in wanted if value not in values]
        if missing:
            raise ValueError(
                (
                    "invalid %s %r: missing values %s"
                    % (
                        "flag" if is_flag else "enum",
                        enumeration.__name__,
                        ", ".join(str(value) for value in missing),
                    )
                )[:256]
            )

    def _check_named(self, enumeration):
        names = enumeration._member_names_
        known = [member.value for member in enumeration]
        faulty = []
        missing = 0
        for name, alias in enumeration._member_map_.items():
            if name in names or alias.value < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in known]
            if unnamed:
                faulty.append(name)
                for bit in unnamed:
                    missing |= bit
        if not faulty:
            return
        if len(faulty) == 1:
            aliases = "alias %s is missing" % faulty[0]
        else:
            aliases = "aliases %s and %s are missing" % (", ".join(faulty[:-1]), faulty[-1])
        value = "value 0x%x" % missing if _is_single_bit(missing) else "combined values of 0x%x" % missing
        raise ValueError(
            "invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
            % (enumeration.__name__, aliases, value)
        )


def global_enum_repr(self):
    """module.name instead of <class.name: value>."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """module.name for every bit instead of <class.name: value>."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self):
        return "%s.%s" % (module, self._name_)
    if self._boundary_ is KEEP:
        return "|".join("%s" % name if name[0].isdigit() else f"{module}.{name}" for name in self.name.split("|"))
    return "|".join(f"{module}.{name}" for name in self.name.split("|"))


def global_str(self):
    """The name without that of the class."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator: members are names of the module and show as such."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
