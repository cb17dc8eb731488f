"""Looking at functions, classes and modules while a program runs."""

import sys as _sys
from collections import namedtuple as _namedtuple

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128

_function = type(lambda: 0)
_module = type(_sys)
_builtin = type(len)
_method_descriptor = type(str.join)
_code = type((lambda: 0).__code__)
_generator = type(_ for _ in ())


class _Sample:
    def method(self):
        pass


_method = type(_Sample().method)


# --- What kind of thing


def ismodule(object):
    return isinstance(object, _module)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _method)


def isfunction(object):
    return isinstance(object, _function)


def isbuiltin(object):
    return isinstance(object, _builtin)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return isinstance(object, property) or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or isinstance(object, _method_descriptor)


def isgenerator(object):
    return isinstance(object, _generator)


def iscode(object):
    return isinstance(object, _code)


def istraceback(object):
    return type(object).__name__ == "traceback"


def isframe(object):
    return type(object).__name__ == "frame"


def isgeneratorfunction(obj):
    while ismethod(obj):
        obj = obj.__func__
    obj = getattr(obj, "func", obj) if type(obj).__name__ == "partial" else obj
    return isfunction(obj) and bool(obj.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(obj):
    while ismethod(obj):
        obj = obj.__func__
    obj = getattr(obj, "func", obj) if type(obj).__name__ == "partial" else obj
    return isfunction(obj) and bool(obj.__code__.co_flags & CO_COROUTINE)


def iscoroutine(object):
    return False


isawaitable = isasyncgen = isasyncgenfunction = iscoroutine


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


# --- Members and documentation


def getmembers(object, predicate=None):
    names = dir(object)
    members = []
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    members.sort(key=lambda pair: pair[0])
    return members


def getmro(cls):
    return cls.__mro__


def getattr_static(obj, attr, *default):
    places = [getattr(obj, "__dict__", {})] if not isclass(obj) else []
    places += [vars(cls) for cls in (obj if isclass(obj) else type(obj)).__mro__]
    for place in places:
        if attr in place:
            return place[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _owner(object):
    """The class that a method belongs to."""
    if ismethod(object):
        return object.__self__ if isclass(object.__self__) else type(object.__self__)
    if not isfunction(object):
        return None
    owner = _sys.modules.get(object.__module__)
    for name in object.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    return owner if isclass(owner) else None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not type and base.__doc__ is not None:
                doc = base.__doc__
                break
    elif doc is None and (owner := _owner(object)) is not None:
        for base in owner.__mro__:
            doc = getattr(base.__dict__.get(object.__name__), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def getsource(object):
    """The text of a definition."""
    return "".join(getsourcelines(object)[0])


def getsourcelines(object):
    """The lines of a definition, and the number of the first one (0 for a module)."""
    object = unwrap(object)
    lines, first = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsourcefile(object):
    return getfile(object)


def getcomments(object):
    """The comment lines right above a definition."""
    lines, first = findsource(object)
    above = first
    while above > 0 and lines[above - 1].lstrip().startswith("#"):
        above -= 1
    return "".join(line.expandtabs().lstrip() for line in lines[above:first]) or None


def findsource(object):
    """All lines of the file, and the index of the one at which the definition begins."""
    import linecache
    import re

    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        first = -1
        for name in object.__qualname__.split("."):
            header = re.compile(rf"\s*(class|def)\s+{re.escape(name)}\b")
            first = next((i for i in range(first + 1, len(lines)) if header.match(lines[i])), first)
        if first < 0:
            raise OSError("could not find class definition")
    else:
        code = object.__code__ if hasattr(object, "__code__") else getattr(object, "f_code", object)
        first = min(code.co_firstlineno, len(lines)) - 1
    # Decorators belong to what they decorate.
    while first > 0 and lines[first - 1].lstrip().startswith("@"):
        first -= 1
    return lines, first


def getblock(lines):
    """The lines of the definition that the first line begins."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    end = next((i for i, line in enumerate(lines) if line.lstrip()[:1] not in ("@", "")), 0) + 1
    while end < len(lines):
        line = lines[end]
        if not line.strip() or len(line) - len(line.lstrip()) > indent or not _is_whole(lines[:end]):
            end += 1
        else:
            break
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _is_whole(lines):
    """Whether lines are whole statements, so that what comes next is not inside a string or brackets."""
    import textwrap

    try:
        compile(textwrap.dedent("".join(lines)), "<block>", "exec")
    except SyntaxError as error:
        return not ("never closed" in error.msg or "unterminated" in error.msg or "expected an indented block" in error.msg)
    return True


def getfile(object):
    if isfunction(object) or ismethod(object):
        return object.__code__.co_filename
    if isclass(object):
        module = _sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
    if ismodule(object) and getattr(object, "__file__", None):
        return object.__file__
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(f"{object!r} is a built-in {'module' if ismodule(object) else 'class'}")


# --- Frames

FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index", module="inspect")
Traceback = _namedtuple("Traceback", "filename lineno function code_context index", module="inspect")


def currentframe():
    return _sys._getframe(1)


def stack(context=1):
    frames = []
    frame = _sys._getframe(1)
    while frame is not None:
        frames.append(FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None))
        frame = frame.f_back
    return frames


# --- Signatures


class _empty:
    """Stands for what is not there."""


class _ParameterKind(int):
    names = (
        ("POSITIONAL_ONLY", "positional-only"),
        ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
        ("VAR_POSITIONAL", "variadic positional"),
        ("KEYWORD_ONLY", "keyword-only"),
        ("VAR_KEYWORD", "variadic keyword"),
    )

    @property
    def name(self):
        return self.names[self][0]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self.names[self][1]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = [_ParameterKind(number) for number in range(5)]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type(list[int])):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _KINDS[kind]
        if default is not _empty and kind in (2, 4):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, annotation=None, default=None, **given):
        return Parameter(
            self._name if name is None else name,
            self._kind if kind is None else kind,
            default=self._default if default is None else default,
            annotation=self._annotation if annotation is None else annotation,
        )

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        return {2: "*", 4: "**"}.get(int(self._kind), "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, int(self._kind), self._default, self._annotation) == (
            other._name,
            int(other._kind),
            other._default,
            other._annotation,
        )


class BoundArguments:
    """Arguments and the parameters they belong to."""

    def __init__(self, signature, arguments):
        self._signature = signature
        self.arguments = arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (3, 4):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == 4:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == 2:
                arguments[name] = ()
            elif parameter.kind == 4:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """The parameters of a callable and what it returns."""

    empty = _empty
    _parameter_cls = Parameter

    def __init__(self, parameters=None, *, return_annotation=_empty):
        params = {}
        last = 0
        defaults = False
        for param in parameters or ():
            if param.kind < last:
                raise ValueError(
                    f"wrong parameter order: {_KINDS[last].description} parameter before "
                    f"{param.kind.description} parameter"
                )
            last = param.kind
            if param.kind in (0, 1):
                if param.default is _empty:
                    if defaults:
                        raise ValueError("non-default argument follows default argument")
                else:
                    defaults = True
            if param.name in params:
                raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = params
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    @property
    def parameters(self):
        return type(type.__dict__)(self._parameters)

    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            self._parameters.values() if parameters is None else parameters,
            return_annotation=self._return_annotation if return_annotation is None else return_annotation,
        )

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parameters == other._parameters and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        missing = None
        for name, parameter in self._parameters.items():
            if parameter.kind == 2:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif parameter.kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif parameter.kind != 3 and args:
                if parameter.kind == 1 and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif parameter.kind != 0 and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                missing = missing or f"missing a required argument: {name!r}"
        if args:
            raise TypeError("too many positional arguments")
        if missing:
            raise TypeError(missing)
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        result = []
        slash = star = False
        for param in self._parameters.values():
            if param.kind == 0:
                slash = True
            elif slash:
                result.append("/")
                slash = False
            if param.kind == 2:
                star = True
            elif param.kind == 3 and not star:
                result.append("*")
                star = True
            result.append(str(param))
        if slash:
            result.append("/")
        text = f"({', '.join(result)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def _of_function(func):
    code = func.__code__
    count = code.co_argcount
    names = code.co_varnames
    annotations = getattr(func, "__annotations__", {})
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first = count - len(defaults)
    for index, name in enumerate(names[:count]):
        kind = 0 if index < code.co_posonlyargcount else 1
        add(name, kind, defaults[index - first] if index >= first else _empty)
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], 2)
        at += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        add(name, 3, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], 4)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


class _NotGiven:
    """The default of a parameter that makes a difference when it is given."""

    def __repr__(self):
        return "<no value>"


def _of_text(text, skip_first):
    """The signature of a built-in function, from the text that `help` shows."""
    inside = text[text.index("(") + 1 : text.rindex(")")]
    parts, depth, part, quote = [], 0, "", ""
    for char in inside:
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(part.strip())
            part = ""
            continue
        part += char
    if part.strip():
        parts.append(part.strip())
    parameters, kind = [], 1
    for part in parts:
        if part == "/":
            parameters = [p.replace(kind=0) for p in parameters]
        elif part == "*":
            kind = 3
        elif part.startswith("**"):
            parameters.append(Parameter(part[2:], 4))
        elif part.startswith("*"):
            parameters.append(Parameter(part[1:], 2))
            kind = 3
        else:
            name, _, default = part.partition("=")
            name = name.lstrip("$")
            if default == "?":
                value = _NotGiven()
            else:
                value = eval(default, {"sys": _sys, "inf": float("inf")}) if default else _empty
            parameters.append(Parameter(name, kind, default=value))
    return Signature(parameters[1:] if skip_first else parameters)


def _without_first(signature):
    params = list(signature.parameters.values())
    if not params or params[0].kind in (3, 4):
        raise ValueError("invalid method signature")
    return signature.replace(parameters=params if params[0].kind == 2 else params[1:])


def _signature(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if isclass(obj):
        for name in ("__call__",):
            method = type(obj).__dict__.get(name)
            if isfunction(method):
                return _without_first(_signature(method))
        for name in ("__new__", "__init__"):
            for cls in obj.__mro__[:-1]:
                method = cls.__dict__.get(name)
                method = getattr(method, "__func__", method)
                if isfunction(method):
                    return _without_first(_signature(method))
        if all(cls.__module__ != "builtins" for cls in obj.__mro__[:-1]):
            return Signature()
    elif not isbuiltin(obj) and not isinstance(obj, _method_descriptor):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(_signature(call))
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _of_text(text, getattr(obj, "__self__", None) is not None and not ismodule(obj.__self__))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_partial(obj):
    inner = _signature(obj.func)
    bound = inner.bind_partial(*obj.args, **obj.keywords)
    parameters = []
    by_keyword = False
    for name, parameter in inner.parameters.items():
        if name in bound.arguments and parameter.kind not in (2, 4):
            if name in obj.keywords:
                by_keyword = True
                parameters.append(parameter.replace(kind=3, default=obj.keywords[name]))
            continue
        if by_keyword and parameter.kind == 1:
            parameter = parameter.replace(kind=3)
        elif by_keyword and parameter.kind == 2:
            continue
        parameters.append(parameter)
    return inner.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The parameters of a callable."""
    return _signature(obj, follow_wrapped)


FullArgSpec = _namedtuple(
    "FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations", module="inspect"
)


def getfullargspec(func):
    try:
        sig = _signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (0, 1):
            args.append(param.name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind == 2:
            varargs = param.name
        elif param.kind == 3:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return dict(getattr(obj, "__annotations__", None) or {})


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if getattr(generator, "gi_suspended", False):
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcallargs(func, /, *positional, **named):
    bound = _signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments
