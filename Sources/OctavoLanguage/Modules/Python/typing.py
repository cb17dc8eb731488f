"""Names for annotations, and the functions that look at them."""

import collections
import collections.abc
import contextlib
import functools
import operator
import re
import sys
import types

import _typing_classes
import _typing_forms
from _typing_classes import (
    Generic, NamedTuple, NamedTupleMeta, NewType, Protocol, SupportsAbs, SupportsBytes, SupportsComplex,
    SupportsFloat, SupportsIndex, SupportsInt, SupportsRound, TypedDict, runtime_checkable,
)  # fmt: skip
from _typing_classes import TypedDictMeta as _TypedDictMeta
from _typing_forms import (
    Annotated, Callable, ClassVar, Concatenate, Final, ForwardRef, Literal, LiteralString, Never, NoReturn,
    NotRequired, Optional, ParamSpec, ParamSpecArgs, ParamSpecKwargs, Required, Self, Tuple, TypeAlias, TypeGuard,
    TypeVar, TypeVarTuple, Union, Unpack,
)  # fmt: skip
from _typing_forms import AnnotatedAlias as _AnnotatedAlias
from _typing_forms import BaseAlias as _BaseGenericAlias
from _typing_forms import CallableAlias as _CallableGenericAlias
from _typing_forms import GenericAlias_ as _GenericAlias
from _typing_forms import SpecialAlias as _SpecialGenericAlias
from _typing_forms import SpecialForm as _SpecialForm
from _typing_forms import UnionAlias as _UnionGenericAlias
from _typing_forms import eval_type as _eval_type
from abc import abstractmethod

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet",
    "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView",
    "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict",
    "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match",
    "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_type_hints", "is_typeddict",
    "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoReturn", "NotRequired",
    "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable", "Self",
    "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]  # fmt: skip

TYPE_CHECKING = False

# Wherever a class is written, this is the module it belongs to.
for _module in (_typing_forms, _typing_classes):
    for _item in list(vars(_module).values()):
        if isinstance(_item, type) and _item.__module__ == _module.__name__:
            _item.__module__ = "typing"
for _name, _class in (
    ("_GenericAlias", _GenericAlias), ("_BaseGenericAlias", _BaseGenericAlias), ("_SpecialForm", _SpecialForm),
    ("_SpecialGenericAlias", _SpecialGenericAlias), ("_UnionGenericAlias", _UnionGenericAlias),
    ("_CallableGenericAlias", _CallableGenericAlias), ("_AnnotatedAlias", _AnnotatedAlias),
    ("_TypedDictMeta", _TypedDictMeta),
):  # fmt: skip
    _class.__qualname__ = _name
NamedTuple.__module__ = TypedDict.__module__ = "typing"
del _module, _item, _name, _class


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
Text = str

# MARK: Names for classes of other modules

_alias = _SpecialGenericAlias
_abc = collections.abc
List = _alias(list, 1, inst=False, name="List")
Dict = _alias(dict, 2, inst=False, name="Dict")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Type = _alias(type, 1, inst=False, name="Type")
Deque = _alias(collections.deque, 1, name="Deque")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Generator = _alias(_abc.Generator, 3)
ContextManager = _alias(contextlib.AbstractContextManager, 1, name="ContextManager")
AsyncContextManager = _alias(contextlib.AbstractAsyncContextManager, 1, name="AsyncContextManager")
Pattern = _alias(re.Pattern, 1)
Match = _alias(re.Match, 1)


class IO(Generic[AnyStr]):
    """A file of text or bytes."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


# MARK: Functions


def cast(typ, val):
    """The value, which checkers take to be of the type."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """Print the type of an object at run time, on sys.stderr."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    """Decorator: not to be overridden or extended."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator of the signatures that come before a function that takes them all."""
    function = getattr(func, "__func__", func)
    try:
        key = (function.__module__, function.__qualname__)
        _overloads.setdefault(key, {})[function.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    function = getattr(func, "__func__", func)
    return list(_overloads.get((function.__module__, function.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def no_type_check(arg):
    """Decorator: what look like annotations are none."""
    if isinstance(arg, type):
        for key in dir(arg):
            value = getattr(arg, key)
            if getattr(value, "__qualname__", None) != f"{arg.__qualname__}.{getattr(value, '__name__', '')}":
                continue
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, types.MethodType):
                value.__func__.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs
):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


def _strip_annotations(t):
    """A type without Annotated, Required and NotRequired, however deep."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, "__origin__", None) in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, types.GenericAlias, types.UnionType)):
        return t
    stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
    if stripped == t.__args__:
        return t
    if isinstance(t, _GenericAlias):
        return t.copy_with(stripped)
    if isinstance(t, types.GenericAlias):
        return types.GenericAlias(t.__origin__, stripped)
    return functools.reduce(operator.or_, stripped)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or function, with names in quotes looked up."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            if globalns is None:
                names = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
            else:
                names = globalns
            own = base.__dict__.get("__annotations__", {})
            if not isinstance(own, dict):
                own = {}
            locals_ = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # The class's own names come second: what an annotation says was looked for in the module.
                names, locals_ = locals_, names
            for name, value in own.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, names, locals_)
    else:
        hints = _hints_of_function(obj, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}


def _hints_of_function(obj, globalns, localns):
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    found = getattr(obj, "__annotations__", None)
    if found is None:
        if isinstance(obj, (types.BuiltinFunctionType, types.FunctionType, types.MethodType, types.ModuleType)):
            return {}
        raise TypeError("{!r} is not a module, class, method, or function.".format(obj))
    hints = {}
    for name, value in found.items():
        if value is None:
            value = type(None)
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType), is_class=False)
        hints[name] = _eval_type(value, globalns, localns)
    return hints


def get_origin(tp):
    """list for List[int], Union for Optional[int]; None where there is nothing in brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return None


def get_args(tp):
    """What stands in the brackets, as a tuple."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, types.GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (
            len(args) == 2
            and (args[0] is ... or isinstance(args[0], ParamSpec) or get_origin(args[0]) is Concatenate)
        ):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, types.UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    """Whether a class is a typed dict."""
    return isinstance(tp, _TypedDictMeta)
