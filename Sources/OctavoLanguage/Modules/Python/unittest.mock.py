"""Stand-ins that remember how they were used, and put themselves in the place of other things."""

import contextlib
import functools
import inspect
import io
import sys
import types
from _mock_calls import ANY, DEFAULT, FILTER_DIR, _Call, _CallList, call, sentinel

__all__ = [
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
]  # fmt: skip


class InvalidSpecError(Exception):
    """A mock was given as a specification."""


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _is_mock(value):
    return issubclass(type(value), NonCallableMock)


_numeric = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
_supported = {f"__{name}__" for name in (
    "hash str sizeof repr lt gt le ge eq ne int contains len enter exit divmod rdivmod neg pos abs invert complex "
    "float round trunc floor ceil bool next fspath aiter getitem setitem delitem iter index call reversed missing "
    "getformat reduce format getstate setstate "
    + " ".join(f"{name} r{name} i{name}" for name in _numeric.split())
).split()} - {"__call__"}  # fmt: skip

_results = {
    "__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self),
    "__sizeof__": lambda self: object.__sizeof__(self), "__fspath__": lambda self: _shown_path(self),
}  # fmt: skip
_values = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1,
}  # fmt: skip


def _shown_path(mock):
    return f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}"


def _default_eq(self):
    def compare(other):
        set_value = self.__eq__._mock_return_value
        if set_value is not DEFAULT:
            return set_value
        return True if self is other else NotImplemented

    return compare


def _default_ne(self):
    def compare(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented

    return compare


def _default_iter(self):
    def iterate():
        value = self.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)

    return iterate


_side_effects = {"__eq__": _default_eq, "__ne__": _default_ne, "__iter__": _default_iter}
# What can be set on every mock, whatever its specification.
_configurable = {
    "return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent",
    "_mock_name", "_mock_new_name", "called", "call_count", "call_args", "call_args_list", "mock_calls",
}  # fmt: skip


class NonCallableMock:
    """A stand-in whose attributes are stand-ins, made when they are first asked for."""

    def __new__(cls, /, *args, **kw):
        # A class for each mock, so that each can have special methods of its own.
        made = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
        return object.__new__(made)

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):  # fmt: skip
        own = self.__dict__
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name
        own["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        own["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance)
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_delegate"] = None
        own["_mock_called"] = False
        own["_mock_call_args"] = None
        own["_mock_call_count"] = 0
        own["_mock_call_args_list"] = _CallList()
        own["_mock_mock_calls"] = _CallList()
        own["method_calls"] = _CallList()
        own["_mock_unsafe"] = unsafe
        own.setdefault("_mock_return_value", DEFAULT)
        own.setdefault("_mock_side_effect", None)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_add_spec(self, spec, spec_set, as_instance=False):
        if _is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class = signature = methods = None
        if spec is not None and not isinstance(spec, (list, tuple)):
            spec_class = spec if isinstance(spec, type) else type(spec)
            signature = _signature_of(spec, as_instance)
            methods = dir(spec)
        elif spec is not None:
            methods = list(spec)
        self.__dict__.update(
            _spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=methods, _mock_spec=spec
        )

    def attach_mock(self, mock, attribute):
        """Let another mock be an attribute, so that its calls are remembered here too."""
        inner = _inner_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    @property
    def return_value(self):
        delegate = self._mock_delegate
        value = self._mock_return_value if delegate is None else delegate.return_value
        if value is DEFAULT:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _adopt(self, value, None, "()")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def _delegated(name):
        stored = "_mock_" + name

        def get(self):
            delegate = self._mock_delegate
            return self.__dict__[stored] if delegate is None else getattr(delegate, name)

        def put(self, value):
            if self._mock_delegate is None:
                self.__dict__[stored] = value
            else:
                setattr(self._mock_delegate, name, value)

        return property(get, put)

    called = _delegated("called")
    call_count = _delegated("call_count")
    call_args = _delegated("call_args")
    call_args_list = _delegated("call_args_list")
    mock_calls = _delegated("mock_calls")
    del _delegated

    @property
    def side_effect(self):
        delegated = self._mock_delegate
        if delegated is not None:
            return delegated.side_effect
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value) and hasattr(value, "__iter__"):
            value = iter(value)
        if self._mock_delegate is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget the calls, here and in all attributes."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if _is_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        made = self._mock_return_value
        if _is_mock(made) and made is not self:
            made.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; dots lead to attributes of attributes."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *parts, last = path.split(".")
            target = self
            for part in parts:
                target = getattr(target, part)
            setattr(target, last, value)

    def __getattr__(self, name):
        if name in {"_mock_methods", "_mock_unsafe"}:
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_specials:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _all_specials:
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _typos:
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        made = self._mock_children.get(name)
        if made is _deleted:
            raise AttributeError(name)
        if made is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            made = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = made
        elif isinstance(made, _SpecState):
            made = create_autospec(made.spec, made.spec_set, made.instance, made.parent, made.name)
            self._mock_children[name] = made
        return made

    def _extract_mock_name(self):
        """The way from the outermost mock to this one."""
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "" if names == ["()"] else "."
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names = list(reversed(names))
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        spec = ""
        if self._spec_class is not None:
            spec = f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        extras = self._mock_methods or []
        from_type = [name for name in dir(type(self)) if not name.startswith("_")]
        own = [name for name in self.__dict__ if not name.startswith("_")]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*extras, *from_type, *own, *children})

    def __setattr__(self, name, value):
        if name in _configurable:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_specials:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not _is_mock(value):
                setattr(type(self), name, _with_self(value))
            else:
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        elif _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_specials and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        known = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif known is _deleted:
            raise AttributeError(name)
        if known is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    # MARK: Assertions

    def _format_mock_call_signature(self, args, kwargs):
        return _call_text(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*self.call_args)
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {actual}"

    def _call_matcher(self, made):
        """A call with its arguments bound to the parameters, so that both ways of writing it are equal."""
        signature = self._spec_signature
        if isinstance(made, tuple) and len(made) > 2:
            signature = self._signature_for(made[0])
        if signature is None:
            return made
        if len(made) == 2:
            name, (args, kwargs) = "", made
        else:
            name, args, kwargs = made
        try:
            bound = signature.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as error:
            return error.with_traceback(None)

    def _signature_for(self, name):
        if not name:
            return self._spec_signature
        children, signature = self._mock_children, None
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _inner_mock(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def assert_not_called(self):
        if self.call_count == 0:
            return
        raise AssertionError(
            "Expected '%s' to not have been called. Called %s times.%s"
            % (self._mock_name or "mock", self.call_count, self._calls_repr())
        )

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(
                "Expected '%s' to have been called once. Called %s times.%s"
                % (self._mock_name or "mock", self.call_count, self._calls_repr())
            )

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(
                "Expected '%s' to be called once. Called %s times.%s"
                % (self._mock_name or "mock", self.call_count, self._calls_repr())
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._call_matcher(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        actual = _CallList(self._call_matcher(c) for c in self.mock_calls)
        if not any_order:
            if expected in actual:
                return
            if cause is None:
                problem = "Calls not found."
            else:
                problem = "Error processing expected calls.\nErrors: {}".format(
                    [e if isinstance(e, Exception) else None for e in expected]
                )
            raise AssertionError(
                f"{problem}\nExpected: {_CallList(calls)}{self._calls_repr('  Actual').rstrip('.')}"
            ) from cause
        rest = list(actual)
        missing = []
        for kall in expected:
            try:
                rest.remove(kall)
            except ValueError:
                missing.append(kall)
        if missing:
            raise AssertionError(
                "%r does not contain all of %r in its call list, found %r instead"
                % (self._mock_name or "mock", tuple(missing), rest)
            ) from cause

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(c) for c in self.call_args_list]
        if cause or expected not in _AnyComparer(actual):
            shown = self._format_mock_call_signature(args, kwargs)
            raise AssertionError("%s call not found" % shown) from cause

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        cls = type(self).__mro__[1]
        if not issubclass(cls, CallableMixin):
            if issubclass(cls, NonCallableMagicMock):
                cls = MagicMock
            elif issubclass(cls, NonCallableMock):
                cls = Mock
        return cls(**kw)


class _AnyComparer(list):
    """A list in which ANY is found wherever it stands."""

    def __contains__(self, item):
        for mine in self:
            if len(item) == len(mine) and all(a == b for a, b in zip(item, mine)):
                return True
        return False


class _SpecState:
    """The specification of an attribute whose mock has not been made."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec, self.spec_set, self.parent, self.name, self.instance = spec, spec_set, parent, name, instance


_missing, _deleted = object(), object()
_unsupported = {f"__{name}__" for name in ("getattr", "setattr", "init", "new", "prepare", "instancecheck", "subclasscheck", "del")}  # fmt: skip
_all_specials = _supported | _unsupported
_typos = {"called_once", "called_with", "called_once_with", "has_calls", "any_call", "not_called", "called_once_"} - {
    "called"
}


def _with_self(function):
    if not isinstance(function, (types.FunctionType, types.BuiltinFunctionType)):
        if not callable(function):
            return function
    @functools.wraps(function)
    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)

    return method


def _inner_mock(mock):
    """The mock behind a function that `create_autospec` has made."""
    return mock.mock if isinstance(mock, types.FunctionType) and _is_mock(getattr(mock, "mock", None)) else mock


def _adopt(parent, value, name, new_name):
    """Makes a mock without a name or a parent a child of another."""
    value = _inner_mock(value)
    if not _is_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class CallableMixin(NonCallableMock):
    """What can be called, and remembers it."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
        _spec_state=None, _new_name="", _new_parent=None, **kwargs,
    ):  # fmt: skip
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        as_method = self._mock_parent is not None
        method_name = self._mock_name
        path = self._mock_new_name
        is_call = path == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if as_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                as_method = parent._mock_parent is not None
                if as_method:
                    method_name = parent._mock_name + "." + method_name
            parent.mock_calls.append(_Call((path, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if is_call else "."
                is_call = parent._mock_new_name == "()"
                path = parent._mock_new_name + dot + path
            parent = parent._mock_new_parent

    def _mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A stand-in that can be called and whose attributes are stand-ins."""


class _Special:
    """A special method that is made when it is first used."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        return self if obj is None else self.create(obj)

    def create(self, parent):
        name = self.name
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        if name in _values:
            made.return_value = _values[name]
        elif name in _results:
            made.return_value = _results[name](parent)
        elif name in _side_effects:
            made.side_effect = _side_effects[name](parent)
        return made


_lazy_specials = _supported - {"__repr__", "__reduce__", "__getstate__", "__setstate__", "__getformat__",
    "__missing__", "__reversed__", "__format__", "__aiter__"} - {
    f"__r{name}__" for name in _numeric.split()
} | {"__exit__", "__enter__"}  # fmt: skip


class _MagicMixin(NonCallableMock):
    def __init__(self, /, *args, **kw):
        self._mock_set_specials(_lazy_specials)
        super().__init__(*args, **kw)
        self._mock_set_specials(_lazy_specials)

    def _mock_set_specials(self, names):
        cls = type(self)
        methods = self.__dict__.get("_mock_methods")
        if methods is not None:
            for name in names:
                if name not in methods and isinstance(cls.__dict__.get(name), _Special):
                    delattr(cls, name)
            names = names & set(methods)
        for name in names:
            if name not in cls.__dict__:
                setattr(cls, name, _Special(name))

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_specials(_lazy_specials)


class NonCallableMagicMock(_MagicMixin, NonCallableMock):
    """A stand-in with special methods that cannot be called."""


class MagicMock(_MagicMixin, Mock):
    """A stand-in with special methods."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)


class PropertyMock(Mock):
    """A stand-in for a property: getting calls it, and so does setting."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class AsyncMock:
    """Refused: there is no event loop."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("unittest.mock.AsyncMock is not supported by Octavo: it has no event loop; use Mock")


def _instances_callable(cls):
    return any("__call__" in base.__dict__ for base in cls.__mro__)


def _signature_of(spec, as_instance=False):
    """The signature with which a specification is called, without `self`; None where that is unknown."""
    if isinstance(spec, type) and not as_instance:
        function = spec.__init__ if isinstance(spec.__init__, types.FunctionType) else None
        if function is None:
            return None
        function = function.__get__(object(), object)
    elif isinstance(spec, (types.FunctionType, types.MethodType)):
        function = spec
    else:
        owner = spec if isinstance(spec, type) else type(spec)
        call_method = getattr(owner, "__call__", None)
        if not isinstance(call_method, types.FunctionType):
            return None
        function = call_method.__get__(object(), object)
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):
        return None


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes and signatures of something else."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    if _is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_class = isinstance(spec, type)
    options = {"spec_set": spec} if spec_set else {"spec": spec}
    if spec is None:
        options = {}
    if kwargs and instance:
        options["_spec_as_instance"] = True
    options.update(kwargs)
    is_function = isinstance(spec, (types.FunctionType, types.MethodType, types.BuiltinFunctionType))
    cls = MagicMock
    if not callable(spec) or is_class and instance and not _instances_callable(spec):
        cls = NonCallableMagicMock
    _name = options.pop("name", _name)
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=_name if _parent is not None else "", name=_name, **options)
    signature = _signature_of(spec, instance)
    if signature is not None and isinstance(mock, CallableMixin) or signature is not None and callable(spec):
        type(mock)._mock_check_sig = lambda self, /, *args, **kwargs: signature.bind(*args, **kwargs) and None
    if isinstance(spec, types.FunctionType):
        mock = _as_function(mock, spec)
    if is_class and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    if not is_function:
        for name in dir(spec):
            if name.startswith("__") and name.endswith("__"):
                continue
            try:
                original = getattr(spec, name)
            except AttributeError:
                continue
            holder = _inner_mock(mock)
            if isinstance(original, (types.FunctionType, types.MethodType)) and is_class:
                bare = inspect.getattr_static(spec, name, None)
                skips_self = isinstance(bare, types.FunctionType)
                child = MagicMock(parent=holder, name=name, _new_name=name, _new_parent=holder, spec=original)
                signature = _signature_of(original)
                if signature is not None:
                    if skips_self:
                        parameters = list(signature.parameters.values())[1:]
                        signature = signature.replace(parameters=parameters)
                    _check_calls(child, signature)
                holder._mock_children[name] = child
            elif isinstance(original, (types.FunctionType, types.MethodType)):
                child = MagicMock(parent=holder, name=name, _new_name=name, _new_parent=holder, spec=original)
                signature = _signature_of(original)
                if signature is not None:
                    _check_calls(child, signature)
                holder._mock_children[name] = child
            else:
                holder._mock_children[name] = _SpecState(original, spec_set, holder, name)
    return mock


def _check_calls(mock, signature):
    mock.__dict__["_spec_signature"] = signature
    type(mock)._mock_check_sig = lambda self, /, *args, **kwargs: signature.bind(*args, **kwargs) and None


def _as_function(mock, spec):
    """A function with the signature of another that calls a mock."""

    @functools.wraps(spec)
    def function(*args, **kwargs):
        return mock(*args, **kwargs)

    function.mock = mock
    for name in (
        "assert_called_with", "assert_not_called", "assert_called", "assert_called_once", "assert_called_once_with",
        "assert_has_calls", "assert_any_call", "reset_mock", "attach_mock", "configure_mock",
    ):  # fmt: skip
        setattr(function, name, getattr(mock, name))
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list, function.method_calls = _CallList(), _CallList()
    function.mock_calls = _CallList()
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    function._mock_children = mock._mock_children
    mock._mock_delegate = function
    return function


def seal(mock):
    """No more attributes are made, here or in the attributes there are."""
    mock._mock_sealed = True
    for name in dir(mock):
        child = mock._mock_children.get(name)
        if _is_mock(child) and child._mock_new_parent is mock:
            seal(child)


from _mock_patching import patch  # noqa: E402

_open_files = None


def mock_open(mock=None, read_data=""):
    """A stand-in for `open` whose files hold a text."""
    data = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
    state = [data]
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=io.TextIOWrapper)
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
        getattr(handle, name).side_effect = functools.partial(_read_mock_file, handle, state, name)
    handle.__iter__.side_effect = lambda: iter(state[0])
    handle.__next__.side_effect = lambda: next(state[0])

    def reset(*args, **kwargs):
        state[0] = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock


def _read_mock_file(handle, state, name, *args, **kwargs):
    set_value = getattr(handle, name).return_value
    return getattr(state[0], name)(*args, **kwargs) if set_value is None else set_value


def _call_text(name, args, kwargs):
    parts = [repr(arg) for arg in args] + ["%s=%r" % item for item in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(parts))
