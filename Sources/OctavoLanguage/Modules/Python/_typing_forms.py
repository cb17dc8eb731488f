"""Forms of types: variables, special forms, and types with parameters in brackets."""

import collections.abc
import functools
import operator
import sys
import types

# MARK: Arguments


def type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """An argument of a form, None and texts turned into what they stand for."""
    arg = type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    invalid = (Generic_or_none(), None)
    if not allow_special_forms:
        names = ("ClassVar", "Final") if is_argument else ("ClassVar",)
        if isinstance(arg, GenericAlias_) and isinstance(arg.__origin__, SpecialForm):
            if arg.__origin__._name in names:
                raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, GenericAlias_) and arg.__origin__ in invalid:
        raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, SpecialForm) and arg._name in _plain_names:
        return arg
    if allow_special_forms and isinstance(arg, SpecialForm) and arg._name in ("ClassVar", "Final"):
        return arg
    if isinstance(arg, SpecialForm) or arg in invalid and arg is not None:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


_plain_names = {"NoReturn", "Never", "Self", "LiteralString", "TypeAlias"}


def Generic_or_none():
    classes = sys.modules.get("_typing_classes")
    return getattr(classes, "Generic", None)


def type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def type_repr(obj):
    """How a type is shown inside another."""
    if isinstance(obj, type) and not isinstance(obj, types.GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join(type_repr(item) for item in obj) + "]"
    return repr(obj)


def collect_parameters(args):
    """The type variables in arguments, each once."""
    found = []
    for arg in args:
        if isinstance(arg, tuple):
            candidates = collect_parameters(arg)
        elif hasattr(type(arg), "__typing_subst__"):
            candidates = (arg,)
        else:
            candidates = () if isinstance(arg, type) and not isinstance(arg, types.GenericAlias) else getattr(
                arg, "__parameters__", ()
            )
        for candidate in candidates:
            if candidate not in found:
                found.append(candidate)
    return tuple(found)


def _deduplicate(params):
    kept = []
    for param in params:
        if not any(param == other for other in kept):
            kept.append(param)
    return kept


def _flatten_union(params):
    flat = []
    for param in params:
        if isinstance(param, (UnionAlias, types.UnionType)):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    return tuple(_deduplicate(flat))


def check_count(cls, params, count):
    """Whether a class takes that many arguments."""
    if not count:
        raise TypeError(f"{cls} is not a generic class")
    given = len(params)
    if given != count:
        raise TypeError(
            f"Too {'many' if given > count else 'few'} arguments for {cls}; actual {given}, expected {count}"
        )


# MARK: Names and variables


class ForwardRef:
    """A type written as text, for what does not exist yet."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            code = compile(f"({arg[1:]},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__, None), "__dict__", globalns)
        value = type_check(
            eval(self.__forward_code__, globalns, localns),
            "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__,
            allow_special_forms=self.__forward_is_class__,
        )
        self.__forward_value__ = eval_type(
            value, globalns, localns, recursive_guard | {self.__forward_arg__}
        )
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__, self.__forward_value__) == (
                other.__forward_arg__, other.__forward_value__,
            )  # fmt: skip
        return (self.__forward_arg__, self.__forward_module__) == (
            other.__forward_arg__, other.__forward_module__,
        )  # fmt: skip

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        if self.__forward_module__ is None:
            return f"ForwardRef({self.__forward_arg__!r})"
        return f"ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})"


def eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """A type with the references inside it looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if not isinstance(t, (GenericAlias_, types.GenericAlias, types.UnionType)):
        return t
    args = t.__args__
    if isinstance(t, types.GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
    evaluated = tuple(eval_type(arg, globalns, localns, recursive_guard) for arg in args)
    if evaluated == t.__args__:
        return t
    if isinstance(t, types.GenericAlias):
        return types.GenericAlias(t.__origin__, evaluated)
    if isinstance(t, types.UnionType):
        return functools.reduce(operator.or_, evaluated)
    return t.copy_with(evaluated)


def _calling_module(depth=2):
    try:
        return sys._getframe(depth).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


class _Variable:
    """What type variables of all kinds share."""

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def _set_variance(self, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)

    def __repr__(self):
        mark = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return mark + self.__name__


class TypeVar(_Variable):
    """A variable for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._set_variance(covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if constraints and len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple(type_check(item, msg) for item in constraints)
        self.__bound__ = None if bound is None else type_check(bound, "Bound must be a type.")
        module = _calling_module()
        if module != "typing":
            self.__module__ = module

    def __typing_subst__(self, arg):
        return type_check(arg, "Parameters to generic types must be types.", is_argument=True)


class TypeVarTuple(_Variable):
    """A variable for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _calling_module()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    __hash__ = object.__hash__


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    __hash__ = object.__hash__


class ParamSpec(_Variable):
    """A variable for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._set_variance(covariant, contravariant)
        self.__bound__ = None if bound is None else type_check(bound, "Bound must be a type.")
        self.__module__ = _calling_module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(type_check(item, "Expected a type.") for item in arg)
        return arg


# MARK: Special forms


class SpecialForm:
    """A name that means something only in annotations."""

    __iter__ = None

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _LiteralForm(SpecialForm):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


def _unsubscriptable(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _plain(name):
    def form(self, parameters):
        return _unsubscriptable(self, parameters)

    form.__name__ = name
    return SpecialForm(form)


NoReturn = _plain("NoReturn")
Never = _plain("Never")
Self = _plain("Self")
LiteralString = _plain("LiteralString")
TypeAlias = _plain("TypeAlias")


def _single(name, msg=None):
    """A form that takes one type."""

    def form(self, parameters):
        item = type_check(
            parameters, msg or f"{self} accepts only single type.", allow_special_forms=name in ("ClassVar", "Final")
        )
        return GenericAlias_(self, (item,))

    form.__name__ = name
    return SpecialForm(form)


ClassVar = _single("ClassVar")
Final = _single("Final")
TypeGuard = _single("TypeGuard")
Required = _single("Required")
NotRequired = _single("NotRequired")


@SpecialForm
def Union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = "Union[arg, ...]: each arg must be a type."
    parameters = _flatten_union([type_check(item, msg) for item in parameters])
    if len(parameters) == 1:
        return parameters[0]
    if len(parameters) == 2 and type(None) in parameters:
        return UnionAlias(self, parameters, name="Optional")
    return UnionAlias(self, parameters)


@SpecialForm
def Optional(self, parameters):
    arg = type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


@_LiteralForm
def Literal(self, *parameters):
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, LiteralAlias) else (parameter,))
    try:
        pairs = [(value, type(value)) for value in flat]
        for pair in pairs:
            hash(pair)
        flat = [value for i, (value, kind) in enumerate(pairs) if pairs.index((value, kind)) == i]
    except TypeError:
        # What cannot be hashed is kept as often as it is written.
        pass
    return LiteralAlias(self, tuple(flat))


@SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return GenericAlias_(self, (*(type_check(item, msg) for item in parameters[:-1]), parameters[-1]))


@SpecialForm
def Unpack(self, parameters):
    return UnpackAlias(self, (type_check(parameters, f"{self} accepts only single type."),))


# MARK: Types with parameters


class BaseAlias:
    """What stands for a class where annotations are written."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        generic = Generic_or_none()
        at = bases.index(self)
        if not any(
            isinstance(base, (BaseAlias, types.GenericAlias))
            or isinstance(base, type) and issubclass(base, generic)
            for base in bases[at + 1 :]
        ):
            entries.append(generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            raise AttributeError(attr)
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        own = attr.startswith("__") and attr.endswith("__") or attr in ("_inst", "_name", "_nparams", "_alias_params")
        if own:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class GenericAlias_(BaseAlias):
    """A class or form with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = args if isinstance(args, tuple) else (args,)
        self.__args__ = args
        self.__parameters__ = collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__ if isinstance(origin, type) else "typing"

    def __eq__(self, other):
        if not isinstance(other, GenericAlias_):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic_or_none(), sys.modules["_typing_classes"].Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(type_convert(arg) for arg in args)
        return self.copy_with(substitute(self, args))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        shown = "typing." + self._name if self._name else type_repr(self.__origin__)
        inside = ", ".join(type_repr(arg) for arg in self.__args__) if self.__args__ else "()"
        return f"{shown}[{inside}]"

    def __reduce__(self):
        origin = getattr(sys.modules["typing"], self._name) if self._name else self.__origin__
        args = self.__args__
        return operator.getitem, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        generic = Generic_or_none()
        if self.__origin__ is generic:
            if sys.modules["_typing_classes"].Protocol in bases:
                return ()
            at = bases.index(self)
            if any(isinstance(base, BaseAlias) and base is not self for base in bases[at + 1 :]):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def substitute(alias, args):
    """The arguments of an alias with its variables replaced."""
    parameters = alias.__parameters__
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and not (
        len(args) == 1 and (isinstance(args[0], (list, tuple, ParamSpec)) or args[0] is ...)
    ):
        args = (args,)
    variadic = [i for i, item in enumerate(parameters) if isinstance(item, TypeVarTuple)]
    if variadic:
        at = variadic[0]
        after = len(parameters) - at - 1
        if len(args) < at + after:
            check_count(alias, args, len(parameters))
        middle = tuple(args[at : len(args) - after])
        args = (*args[:at], middle, *args[len(args) - after :])
    else:
        check_count(alias, args, len(parameters))
    values = dict(zip(parameters, args))

    def replaced(arg):
        if isinstance(arg, TypeVarTuple):
            return values.get(arg, arg)
        if hasattr(type(arg), "__typing_subst__"):
            return arg.__typing_subst__(values[arg]) if arg in values else arg
        if isinstance(arg, tuple):
            return tuple(replaced(item) for item in arg)
        inner = () if isinstance(arg, type) else getattr(arg, "__parameters__", ())
        return arg[tuple(values[item] for item in inner)] if inner else arg

    result = []
    for arg in alias.__args__:
        if isinstance(arg, UnpackAlias) and arg.__args__[0] in values:
            result.extend(values[arg.__args__[0]])
            continue
        made = replaced(arg)
        # The parameters of a function stand one by one before its result.
        if isinstance(arg, ParamSpec) and isinstance(made, tuple) and isinstance(alias, CallableAlias):
            result.extend(made)
        else:
            result.append(made)
    return tuple(result)


class SpecialAlias(BaseAlias):
    """A name of this module for a class of another: List for list."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple(type_check(item, msg) for item in params)
        check_count(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return GenericAlias_(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, GenericAlias_):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class CallableAlias(GenericAlias_):
    """Callable with parameters and a result."""

    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec) or _is_concatenate(args[0])):
            return super().__repr__()
        inside = ", ".join(type_repr(arg) for arg in args[:-1])
        return f"typing.Callable[[{inside}], {type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and args[0] is ...):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


def _is_concatenate(arg):
    return isinstance(arg, GenericAlias_) and arg.__origin__ is Concatenate


class _CallableType(SpecialAlias):
    def copy_with(self, params):
        return CallableAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = type_check(result, "Callable[args, result]: result must be a type.")
        if args is ... or isinstance(args, ParamSpec) or _is_concatenate(args):
            return self.copy_with((args, result))
        if not isinstance(args, (list, tuple)):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        return self.copy_with((*(type_convert(arg) for arg in args), result))


class _TupleType(SpecialAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(type_check(item, msg) for item in params[:-1]), ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(type_check(item, msg) for item in params))


class UnionAlias(GenericAlias_):
    """One of several types."""

    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (UnionAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[1] if args[0] is type(None) else args[0]
            return f"typing.Optional[{type_repr(other)}]"
        return f"typing.Union[{', '.join(type_repr(arg) for arg in args)}]"

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        return operator.getitem, (Union, self.__args__)


class LiteralAlias(GenericAlias_):
    """One of several values."""

    __iter__ = None

    def _pairs(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, LiteralAlias):
            return NotImplemented
        return self._pairs() == other._pairs()

    def __hash__(self):
        return hash(frozenset(self._pairs()))


class UnpackAlias(GenericAlias_):
    def __repr__(self):
        return "*" + repr(self.__args__[0])


class AnnotatedAlias(GenericAlias_):
    """A type with metadata."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def copy_with(self, params):
        return AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        shown = ", ".join(repr(item) for item in self.__metadata__)
        return f"typing.Annotated[{type_repr(self.__origin__)}, {shown}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)


class Annotated:
    """A type together with anything else that is worth saying about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation)."
            )
        origin = type_check(
            params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True
        )
        return AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


_abc = collections.abc
Callable = _CallableType(_abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
