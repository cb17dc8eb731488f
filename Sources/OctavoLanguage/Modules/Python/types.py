"""Names for the types of the language, and helpers to make classes at run time."""

import sys as _sys


def _samples():
    """One object of each type that has no name elsewhere: cell, code, frame, generator, method, traceback."""

    class Sample:
        def method(self):
            return lambda: self

    def generator():
        yield

    try:
        raise TypeError
    except TypeError as error:
        trace = error.__traceback__
    method = Sample().method
    return method().__closure__[0], generator.__code__, _sys._getframe(), generator(), method, trace


CellType, CodeType, FrameType, GeneratorType, MethodType, TracebackType = map(type, _samples())

FunctionType = LambdaType = type(_samples)
BuiltinFunctionType, BuiltinMethodType = type(len), type([].append)
ModuleType, SimpleNamespace = type(_sys), type(_sys.implementation)
NoneType, EllipsisType, NotImplementedType = map(type, (None, ..., NotImplemented))
GenericAlias, UnionType = type(list[int]), type(int | str)

# What classes of the language are made of.
WrapperDescriptorType, MethodWrapperType = type(object.__init__), type(object().__str__)
MethodDescriptorType, ClassMethodDescriptorType = type(str.join), type(vars(dict)["fromkeys"])
GetSetDescriptorType, MemberDescriptorType = (type(vars(FunctionType)[name]) for name in ("__code__", "__globals__"))
MappingProxyType = type(vars(type))

# Kinds that nothing here is of: there is no asynchronous code.
CoroutineType = type("coroutine", (), {"__module__": "builtins"})
AsyncGeneratorType = type("async_generator", (), {"__module__": "builtins"})

del _samples


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Put the classes in place of what only stands for them (through __mro_entries__)."""
    resolved = []
    for base in bases:
        is_class = isinstance(base, type) or not hasattr(base, "__mro_entries__")
        entries = (base,) if is_class else base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved += entries
    is_same = len(resolved) == len(bases) and all(one is other for one, other in zip(resolved, bases))
    return bases if is_same else tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    """The metaclass of a class to be made, its namespace, and the keywords that are left."""
    kwds = {**kwds} if kwds else {}
    metaclass = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    namespace = metaclass.__prepare__(name, bases, **kwds) if hasattr(metaclass, "__prepare__") else {}
    return metaclass, namespace, kwds


def _most_derived(metaclass, bases):
    for base in bases:
        candidate = type(base)
        if issubclass(metaclass, candidate):
            continue
        if not issubclass(candidate, metaclass):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases"
            )
        metaclass = candidate
    return metaclass


class DynamicClassAttribute:
    """A property of instances whose name, asked of the class, goes to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__, self.overwrite_doc = doc or fget.__doc__, doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return _accessor(self.fget, "unreadable attribute")(instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        _accessor(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        _accessor(self.fdel, "can't delete attribute")(instance)

    def _with(self, doc=None, **changed):
        functions = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel} | changed
        made = type(self)(**functions, doc=doc or self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        return self._with(fget=fget, doc=fget.__doc__ if self.overwrite_doc else None)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)


def _accessor(function, complaint):
    if function is None:
        raise AttributeError(complaint)
    return function


def coroutine(func):
    raise NotImplementedError("types.coroutine is not supported by Octavo: it has no event loop; use generators")
