"""Classes that are records: methods written from the annotations of a class body.

The methods are generated as text, one function at a time, so that they are as fast as written ones.
"""

import abc
import keyword
import sys
import types

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    """The kind of a field."""

    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


def _recursive_repr(user_function):
    """A repr() that shows an object inside itself as dots."""
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return user_function(self)
        finally:
            running.discard(key)

    wrapper.__name__ = user_function.__name__
    wrapper.__qualname__ = user_function.__qualname__
    wrapper.__doc__ = user_function.__doc__
    wrapper.__wrapped__ = user_function
    return wrapper


class InitVar:
    """Marks a parameter of __init__ that is handed to __post_init__ and not kept."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field of a data class."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
        "kw_only", "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr
    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
            f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
            f"kw_only={self.kw_only!r},_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    """The options a data class was made with."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (
            f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
            f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})"
        )


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
    metadata=None, kw_only=MISSING
):  # fmt: skip
    """Describe a field more closely than its annotation and default can."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# MARK: From annotations to fields


def _is_classvar(annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _leading_word(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _named_by(text, cls, test):
    """Whether an annotation kept as text begins with `name` or `module.name` of a thing that passes the test."""
    names = sys.modules.get(cls.__module__).__dict__
    word, rest = _leading_word(text)
    if word and rest.startswith("."):
        module = names.get(word)
        inner, _ = _leading_word(rest[1:])
        if inner:
            if not isinstance(module, types.ModuleType):
                return False
            word, names = inner, module.__dict__
    return test(names.get(word))


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            # The slot itself, not a default.
            default = MISSING
        made = field(default=default)
    made.name = a_name
    made.type = a_type
    made._field_type = _FIELD
    is_text = isinstance(a_type, str)
    if _is_classvar(a_type) or is_text and _named_by(a_type, cls, _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type) or is_text and _named_by(a_type, cls, _is_initvar):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {made.name} cannot have a default factory")
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {made.name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory"
        )
    return made


def _own_fields(cls, kw_only):
    """The fields that a class body announces itself, in order."""
    found = []
    seen_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        is_marker = annotation is KW_ONLY or (
            isinstance(annotation, str) and _named_by(annotation, cls, lambda value: value is KW_ONLY)
        )
        if not is_marker:
            found.append(_get_field(cls, name, annotation, kw_only))
            continue
        if seen_marker:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
        seen_marker = True
        kw_only = True
    return found


# MARK: Generated methods


def _create_fn(name, args, body, *, globals=None, locals=None):
    locals = {} if locals is None else locals
    lines = "\n".join(f"  {line}" for line in body)
    text = f"def __create_fn__({', '.join(locals)}):\n def {name}({', '.join(args)}):\n{lines}\n return {name}"
    namespace = {}
    exec(text, globals, namespace)
    return namespace["__create_fn__"](**locals)


def _tuple_text(obj, fields):
    if not fields:
        return "()"
    return f"({','.join(f'{obj}.{f.name}' for f in fields)},)"


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ""
    elif f.default is not MISSING:
        default = f"=_dflt_{f.name}"
    else:
        default = "=_HAS_DEFAULT_FACTORY"
    return f"{f.name}:_type_{f.name}{default}"


def _init_line(f, frozen, self_name, slots):
    """The statement of __init__ that sets a field; None where there is nothing to set."""
    default = f"_dflt_{f.name}"
    if f.default_factory is not MISSING:
        if f.init:
            value = f"{default}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        else:
            value = f"{default}()"
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, globals, slots):
    seen_default = False
    for f in std_fields:
        if not f.init:
            continue
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    locals = {f"_type_{f.name}": f.type for f in fields}
    locals["_HAS_DEFAULT_FACTORY"] = _HAS_DEFAULT_FACTORY
    locals["__dataclass_builtins_object__"] = object
    body = []
    for f in fields:
        if f.default_factory is not MISSING:
            locals[f"_dflt_{f.name}"] = f.default_factory
        elif f.default is not MISSING and (f.init or slots):
            locals[f"_dflt_{f.name}"] = f.default
        line = _init_line(f, frozen, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        given = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({given})")
    args = [self_name] + [_init_parameter(f) for f in std_fields]
    if kw_only_fields:
        args += ["*"] + [_init_parameter(f) for f in kw_only_fields]
    made = _create_fn("__init__", args, body or ["pass"], locals=locals, globals=globals)
    made.__annotations__["return"] = None
    return made


def _repr_fn(fields, globals):
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    made = _create_fn(
        "__repr__", ("self",), ['return self.__class__.__qualname__ + f"(' + shown + ')"'], globals=globals
    )
    return _recursive_repr(made)


def _frozen_fns(cls, fields, globals):
    names = f"({','.join(repr(f.name) for f in fields)},)" if fields else "()"
    locals = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    test = f"if type(self) is cls or name in {names}:"
    return [
        _create_fn(
            "__setattr__", ("self", "name", "value"),
            [
                test,
                ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                "super(cls, self).__setattr__(name, value)",
            ],
            locals=locals, globals=globals,
        ),
        _create_fn(
            "__delattr__", ("self", "name"),
            [
                test,
                ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
                "super(cls, self).__delattr__(name)",
            ],
            locals=locals, globals=globals,
        ),
    ]  # fmt: skip


def _cmp_fn(name, op, fields, globals):
    self_tuple = _tuple_text("self", fields)
    other_tuple = _tuple_text("other", fields)
    return _create_fn(
        name, ("self", "other"),
        [
            "if other.__class__ is self.__class__:",
            f" return {self_tuple}{op}{other_tuple}",
            "return NotImplemented",
        ],
        globals=globals,
    )  # fmt: skip


def _hash_fn(fields, globals):
    return _create_fn("__hash__", ("self",), [f"return hash({_tuple_text('self', fields)})"], globals=globals)


# MARK: Making a class a data class


def _set_qualname(cls, value):
    if isinstance(value, types.FunctionType):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    return value


def _set_new_attribute(cls, name, value):
    """Sets an attribute unless the class body has; tells whether it had."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, _set_qualname(cls, value))
    return False


def _set_hash(cls, fields, globals, params, has_own):
    """The table of the documentation: what unsafe_hash, eq, frozen and a __hash__ of the class's own give."""
    if params.unsafe_hash:
        if has_own:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_own:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    cls.__hash__ = _set_qualname(cls, _hash_fn(chosen, globals))


def _check_frozen(frozen, any_frozen_base, has_dataclass_bases):
    if not has_dataclass_bases:
        return
    if any_frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if not any_frozen_base and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _process_class(
    cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
):
    fields = {}
    module = sys.modules.get(cls.__module__)
    globals = module.__dict__ if module is not None else {}
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    setattr(cls, _PARAMS, params)
    any_frozen_base = False
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        has_dataclass_bases = True
        fields.update(inherited)
        any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    for f in _own_fields(cls, kw_only):
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    _check_frozen(frozen, any_frozen_base, has_dataclass_bases)
    setattr(cls, _FIELDS, fields)
    std_init, kw_init = _split_init(fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    has_generated_init = init and "__init__" not in cls.__dict__
    if init:
        _add_init(cls, fields, std_init, kw_init, frozen, globals, slots)
    own = [f for f in fields.values() if f._field_type is _FIELD]
    # An `__eq__` of the class body's own set `__hash__` to None; that is no hash of its own.
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_own_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if repr:
        _set_new_attribute(cls, "__repr__", _repr_fn([f for f in own if f.repr], globals))
    compared = [f for f in own if f.compare]
    if eq:
        _set_new_attribute(cls, "__eq__", _cmp_fn("__eq__", "==", compared, globals))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new_attribute(cls, name, _cmp_fn(name, op, compared, globals)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
    if frozen:
        for function in _frozen_fns(cls, own, globals):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, own, globals, params, has_own_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_init, kw_init, has_generated_init)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_init))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _split_init(fields):
    """The fields that are parameters of __init__: by position, and by keyword only."""
    taken = [f for f in fields.values() if f.init and f._field_type is not _FIELD_CLASSVAR]
    return [f for f in taken if not f.kw_only], [f for f in taken if f.kw_only]


def _add_init(cls, fields, std_init, kw_init, frozen, globals, slots):
    set_by_init = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    self_name = "__dataclass_self__" if "self" in fields else "self"
    made = _init_fn(
        set_by_init, std_init, kw_init, frozen, hasattr(cls, _POST_INIT_NAME), self_name, globals, slots
    )
    _set_new_attribute(cls, "__init__", made)


def _annotation_text(value, cls):
    if getattr(value, "__module__", None) == "typing":
        return repr(value).replace("typing.", "")
    if isinstance(value, types.GenericAlias):
        return str(value)
    if isinstance(value, type):
        if value.__module__ in ("builtins", cls.__module__):
            return value.__qualname__
        return value.__module__ + "." + value.__qualname__
    return repr(value)


def _signature_text(cls, std_init, kw_init, has_generated_init):
    """The parameters a class is called with, as its documentation shows them."""
    if not has_generated_init:
        return _written_signature(cls)

    def parameter(f):
        text = f"{f.name}: {_annotation_text(f.type, cls)}"
        if f.default is not MISSING:
            return f"{text} = {f.default!r}"
        return f"{text} = <factory>" if f.default_factory is not MISSING else text

    shown = [parameter(f) for f in std_init]
    if kw_init:
        shown += ["*"] + [parameter(f) for f in kw_init]
    return f"({', '.join(shown)})"


def _written_signature(cls):
    """The same of a class whose __init__ was written by hand or is inherited."""
    function = cls.__init__
    if not isinstance(function, types.FunctionType):
        return "()"
    code = function.__code__
    count = code.co_argcount
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}

    def parameter(name, default=MISSING, stars=""):
        text = stars + name
        if name in annotations:
            text += f": {_annotation_text(annotations[name], cls)}"
            return text if default is MISSING else f"{text} = {default!r}"
        return text if default is MISSING else f"{text}={default!r}"

    shown = []
    for at, name in enumerate(names[:count]):
        which = at - count + len(defaults)
        if at:
            shown.append(parameter(name, defaults[which] if which >= 0 else MISSING))
        if at and at == code.co_posonlyargcount - 1:
            shown.append("/")
    keyword_only = names[count : count + code.co_kwonlyargcount]
    rest = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        shown.append(parameter(names[rest], stars="*"))
        rest += 1
    elif keyword_only:
        shown.append("*")
    shown += [parameter(name, keyword_defaults.get(name, MISSING)) for name in keyword_only]
    if code.co_flags & 8:
        shown.append(parameter(names[rest], stars="**"))
    return f"({', '.join(shown)})"


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return
    if isinstance(slots, str):
        yield slots
    elif not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    """A copy of the class that has slots: they cannot be added to a class that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    extra = ("__weakref__",) if weakref_slot else ()
    namespace["__slots__"] = tuple(name for name in names + extra if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    return made


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
    match_args=True, kw_only=False, slots=False, weakref_slot=False
):  # fmt: skip
    """Add the methods of a record to a class, from its annotations."""

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


# MARK: Looking at data classes


def fields(class_or_instance):
    """The fields of a data class, a tuple of Field."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether an object is a data class or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, fields of fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert(value):
        if _is_dataclass_instance(value):
            return dict_factory([(f.name, convert(getattr(value, f.name))) for f in fields(value)])
        return _convert_container(value, convert)

    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, fields of fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert(value):
        if _is_dataclass_instance(value):
            return tuple_factory([convert(getattr(value, f.name)) for f in fields(value)])
        return _convert_container(value, convert)

    return convert(obj)


_atomic = frozenset({int, float, str, bool, complex, bytes, type(None)})


def _convert_container(value, convert):
    cls = type(value)
    if cls in _atomic:
        return value
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return cls(*[convert(item) for item in value])
    if isinstance(value, (list, tuple)):
        return cls(convert(item) for item in value)
    if isinstance(value, dict):
        pairs = ((convert(key), convert(item)) for key, item in value.items())
        if hasattr(cls, "default_factory"):
            made = cls(value.default_factory)
            for key, item in pairs:
                made[key] = item
            return made
        return cls(pairs)
    import copy

    return copy.deepcopy(value)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
    unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False
):  # fmt: skip
    """Make a data class from names, (name, type) or (name, type, Field)."""
    namespace = {} if namespace is None else namespace
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )  # fmt: skip


def replace(obj, /, **changes):
    """A new object with other values in some fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
