"""Classes of annotations: generic ones, protocols, named tuples, typed dicts, new types."""

import abc
import collections
import sys
import types
from abc import ABCMeta, abstractmethod

from _typing_forms import (
    GenericAlias_, ParamSpec, TypeVar, TypeVarTuple, Union, check_count, collect_parameters, type_check,
    type_convert,
)  # fmt: skip


class Generic:
    """A base class for classes with type parameters: class Stack(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(type_convert(item) for item in params)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(item, (TypeVar, ParamSpec, TypeVarTuple)) or _is_unpacked(item) for item in params):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    f"or parameter specification variables."
                )
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return GenericAlias_(cls, params)
        own = cls.__parameters__
        if len(own) == 1 and isinstance(own[0], ParamSpec) and not (
            len(params) == 1 and isinstance(params[0], (list, tuple, ParamSpec))
        ):
            params = (params,)
        if not any(isinstance(item, TypeVarTuple) for item in own):
            check_count(cls, params, len(own))
        checked = tuple(
            item.__typing_subst__(arg) if not isinstance(item, TypeVarTuple) else arg
            for item, arg in zip(own, params)
        ) if len(own) == len(params) else params
        return GenericAlias_(cls, checked)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" in cls.__dict__:
            plain = Generic in cls.__orig_bases__
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        variables = []
        if "__orig_bases__" in cls.__dict__:
            variables = _listed_variables(cls)
        cls.__parameters__ = tuple(variables)


def _is_unpacked(item):
    return isinstance(item, GenericAlias_) and getattr(item.__origin__, "_name", None) == "Unpack"


def _listed_variables(cls):
    """The parameters of a class: those Generic[...] lists, or all in the bases."""
    variables = collect_parameters(cls.__orig_bases__)
    listed = None
    for base in cls.__orig_bases__:
        if isinstance(base, GenericAlias_) and base.__origin__ is Generic:
            if listed is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            listed = base.__parameters__
    if listed is None:
        return variables
    missing = [item for item in variables if item not in listed]
    if missing:
        raise TypeError(
            f"Some type variables ({', '.join(str(item) for item in missing)}) "
            f"are not listed in Generic[{', '.join(str(item) for item in listed)}]"
        )
    return listed


# MARK: Protocols


_not_members = {
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "_abc_impl",
    "__qualname__", "__final__",
}  # fmt: skip


def protocol_members(cls):
    """The names a class must have to follow a protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if not name.startswith("_abc_") and name not in _not_members:
                names.add(name)
    return names


def _has_only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in protocol_members(cls))


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class _ProtocolMeta(ABCMeta):
    """Instances of a protocol are the objects that have its members."""

    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            if abc._nested:
                return super().__instancecheck__(instance)
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        abc._nested += 1
        try:
            if super().__instancecheck__(instance):
                return True
        finally:
            abc._nested -= 1
        return all(
            hasattr(instance, name)
            and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
            for name in protocol_members(cls)
        )


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if abc._nested and not (cls._is_runtime_protocol and _has_only_methods(cls)):
        # Asked on the way to the answer about another class, where an error would be nobody's.
        return NotImplemented
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    if not _has_only_methods(cls):
        raise TypeError("Protocols with non-method members don't support issubclass()")
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")
    for name in protocol_members(cls):
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", {}) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base class for classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if not cls._is_protocol:
            if cls.__init__ is _no_init:
                cls.__init__ = object.__init__
            return
        for base in cls.__bases__:
            if not (
                base in (object, Generic, Protocol)
                or base.__module__ in _known_protocols and base.__name__ in _known_protocols[base.__module__]
                or issubclass(base, Generic) and getattr(base, "_is_protocol", False)
            ):
                raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
        if cls.__init__ is object.__init__ or cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


_known_protocols = {
    "collections.abc": [
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized", "Container",
        "Collection", "Reversible",
    ],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}  # fmt: skip


def runtime_checkable(cls):
    """Class decorator: isinstance() may be used with a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


T_co = TypeVar("T_co", covariant=True)


def _supports(name, method, parameter=None):
    """A protocol of one special method."""
    bases = (Protocol,) if parameter is None else (Protocol[parameter],)

    def fill(namespace):
        namespace[method] = abstractmethod(lambda self: None)
        namespace["__module__"] = "typing"
        namespace["_is_protocol"] = True

    return runtime_checkable(types.new_class(name, bases, {}, fill))


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__", T_co)
SupportsRound = _supports("SupportsRound", "__round__", T_co)


# MARK: Named tuples


_fixed = {
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
}  # fmt: skip


def _make_named_tuple(name, fields, module, defaults=()):
    msg = "field {} annotation must be a type"
    annotations = {key: type_check(value, msg.format(key)) for key, value in fields}
    made = collections.namedtuple(name, annotations, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        made = _make_named_tuple(
            typename, annotations.items(), namespace["__module__"], [namespace[name] for name in defaults]
        )
        if Generic in bases:
            made.__bases__ = bases
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in namespace.items():
            if key in _fixed:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__name__", "__annotations__", "__qualname__") and key not in made._fields:
                setattr(made, key, value)
        if "__qualname__" in namespace:
            made.__qualname__ = namespace["__qualname__"]
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A tuple whose items have names and types; a base class, or a function."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_named_tuple(typename, fields, _caller())


def _caller():
    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


def _named_tuple_entries(bases):
    if len(bases) > 1 and sum(base is NamedTuple for base in bases) > 1:
        raise TypeError("Multiple inheritance with NamedTuple is not supported")
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries


# MARK: Typed dicts


class TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(TypedDictMeta, name, (*generic, dict), namespace)
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: type_check(value, msg, module=made.__module__)
            for key, value in namespace.get("__annotations__", {}).items()
        }
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, annotation in own.items():
            form = getattr(getattr(_unannotated(annotation), "__origin__", None), "_name", None)
            if form == "Required" or form != "NotRequired" and total:
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _unannotated(annotation):
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with known keys; a base class, or a function."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if kwargs:
        import warnings

        warnings.warn(
            "The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed "
            "in Python 3.13, and may not be understood by third-party type checkers.",
            DeprecationWarning,
            stacklevel=2,
        )
    namespace = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        namespace["__module__"] = module
    made = TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


# MARK: New types


class NewType:
    """A name for a type that checkers keep apart from it; calling it gives the argument back."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __mro_entries__(self, bases):
        parent = self.__name__

        class Told:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {parent})`"
                )

        return (Told,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __call__(self, x, /):
        return x

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
