"""Abstract base classes: classes that demand methods of their subclasses, and that other classes can join."""


def abstractmethod(funcobj):
    """Marks a method that subclasses have to write."""
    setattr(funcobj, "__isabstractmethod__", True)
    return funcobj


def _marking(kind, name):
    """A decorator that was used where abstractmethod inside the other one says the same."""

    class Marking(kind):
        __isabstractmethod__ = True

        def __init__(self, callable):
            super().__init__(abstractmethod(callable))

    Marking.__name__ = Marking.__qualname__ = name
    Marking.__doc__ = f"Deprecated: {kind.__name__} around abstractmethod."
    return Marking


abstractclassmethod = _marking(classmethod, "abstractclassmethod")
abstractstaticmethod = _marking(staticmethod, "abstractstaticmethod")


class abstractproperty(property):
    """Deprecated: property around abstractmethod."""

    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    """The names a class leaves for its subclasses to write."""
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


# How deep the question whether a class is a subclass has led to the same question about other classes.
_nested = 0

# How often a class has been registered anywhere: answers "no" are kept only until the next registration.
_registrations = 0


class _Answers:
    """What an abstract class knows about other classes."""

    def __init__(self):
        self.registry = set()
        self.yes = set()
        self.no = set()
        self.registrations = _registrations

    def __repr__(self):
        return f"<_abc._abc_data object at {id(self):#x}>"


class ABCMeta(type):
    """The class of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        made = type.__new__(mcls, name, bases, namespace, **kwargs)
        made.__abstractmethods__, made._abc_impl = _abstract_names(made, namespace), _Answers()
        return made

    def register(cls, subclass):
        """Make a class a virtual subclass; returns it, so this can be a decorator."""
        global _nested, _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        _nested += 1
        try:
            if issubclass(subclass, cls):
                return subclass
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
        finally:
            _nested -= 1
        cls._abc_impl.registry.add(subclass)
        _registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if subclass in cls._abc_impl.yes:
            return True
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        if subclass in known.yes:
            return True
        if known.registrations < _registrations:
            known.no = set()
            known.registrations = _registrations
        elif subclass in known.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in getattr(subclass, "__mro__", ()) or _asks_others(cls, subclass)
        elif not isinstance(answer, bool):
            raise AssertionError("__subclasshook__() must return either False, True, or NotImplemented")
        (known.yes if answer else known.no).add(subclass)
        return answer

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.yes.clear()
        cls._abc_impl.no.clear()


def _asks_others(cls, subclass):
    """Whether a class is a subclass of one that was registered, or of one that derives from the class."""
    global _nested
    _nested += 1
    try:
        return any(issubclass(subclass, registered) for registered in list(cls._abc_impl.registry)) or any(
            issubclass(subclass, child) for child in cls.__subclasses__()
        )
    finally:
        _nested -= 1


def get_cache_token():
    """A number that changes whenever a class is registered anywhere."""
    return _registrations


def update_abstractmethods(cls):
    """Recalculate what is abstract about a class whose methods were changed after it was made."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


class ABC(metaclass=ABCMeta):
    """A base class whose metaclass is ABCMeta."""

    __slots__ = ()
