"""Helpers for the with statement."""

import abc
import functools
import sys
import types

__all__ = [
    "contextmanager", "closing", "nullcontext", "AbstractContextManager", "AbstractAsyncContextManager",
    "ContextDecorator", "ExitStack", "redirect_stdout", "redirect_stderr", "suppress", "chdir",
]  # fmt: skip


def _is_recognised_by(*names):
    """A __subclasshook__: classes that have these methods count as subclasses of the class with the hook."""

    def hook(cls, other):
        if hook.owner is None:
            hook.owner = cls
        if cls is not hook.owner:
            return NotImplemented
        found = [next((vars(base)[name] for base in other.__mro__ if name in vars(base)), None) for name in names]
        return NotImplemented if None in found else True

    hook.owner = None
    return classmethod(hook)


class AbstractContextManager(abc.ABC):
    """What has __enter__ and __exit__."""

    __class_getitem__ = classmethod(types.GenericAlias)
    __subclasshook__ = _is_recognised_by("__enter__", "__exit__")

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Ends the context; true ends the exception as well."""


class AbstractAsyncContextManager(abc.ABC):
    """What has __aenter__ and __aexit__."""

    __subclasshook__ = _is_recognised_by("__aenter__", "__aexit__")


class ContextDecorator:
    """Lets a context manager be used as a decorator: every call runs inside the context."""

    def _recreate_cm(self):
        """The context for the next call."""
        return self

    def __call__(self, func):
        @functools.wraps(func)
        def call(*args, **kwds):
            context = self._recreate_cm()
            with context:
                return func(*args, **kwds)

        return call


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    """Runs a generator up to its yield, and after the block to its end."""

    def __init__(self, func, args, kwds):
        # What it is made of is needed until the block begins, to make it again.
        self.args, self.kwds, self.func = args, kwds, func
        self.gen = func(*args, **kwds)
        if (doc := getattr(func, "__doc__", None)) is not None:
            self.__doc__ = doc

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        for name in ("args", "kwds", "func"):
            delattr(self, name)
        for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, typ, value, traceback):
        if typ is not None:
            return self._throw(typ() if value is None else value, traceback)
        for _ in self.gen:
            self._refuse_second_yield("generator didn't stop")
        return False

    def _throw(self, value, traceback):
        """Raises in the generator what came out of the block; whether the generator has dealt with it."""
        try:
            self.gen.throw(value)
        except BaseException as error:
            # The same exception, or what became of a StopIteration in a generator, goes on as it was.
            is_same = error is value
            is_wrapped = isinstance(value, StopIteration) and type(error) is RuntimeError and error.__cause__ is value
            if is_same or is_wrapped:
                value.__traceback__ = traceback
                return False
            if isinstance(error, StopIteration):
                return True
            raise
        self._refuse_second_yield("generator didn't stop after throw()")

    def _refuse_second_yield(self, message):
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""

    @functools.wraps(func)
    def made(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return made


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exception):
        self.thing.close()


class nullcontext(AbstractContextManager):
    """Stands where a context manager is wanted and none is needed."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exception):
        return None


class _RedirectStream(AbstractContextManager):
    """Puts another file in the place of one of sys; blocks of the same object may be nested."""

    _stream = None

    def __init__(self, new_target):
        self._new_target, self._replaced = new_target, []

    def _swap(self, file):
        before = getattr(sys, self._stream)
        setattr(sys, self._stream, file)
        return before

    def __enter__(self):
        self._replaced.append(self._swap(self._new_target))
        return self._new_target

    def __exit__(self, *exception):
        self._swap(self._replaced.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file for the time of the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends sys.stderr to another file for the time of the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block quietly where one of the exceptions is raised."""

    def __init__(self, *exceptions):
        self._kinds = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, *exception):
        return kind is not None and issubclass(kind, self._kinds)


class ExitStack(AbstractContextManager):
    """Collects things to be undone, and undoes them at the end of the block, last first."""

    def __init__(self):
        # Functions with the arguments of __exit__; the first of a pair says whether they may end an exception.
        self._exit_callbacks = []

    def _add(self, function, may_end=True):
        self._exit_callbacks.append((may_end, function))

    def enter_context(self, cm):
        """Enters a context that ends with the block; gives what it is entered as."""
        kind = type(cm)
        if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
            name = f"{kind.__module__}.{kind.__qualname__}"
            raise TypeError(f"'{name}' object does not support the context manager protocol")
        leave = types.MethodType(kind.__exit__, cm)
        value = kind.__enter__(cm)
        self._add(leave)
        return value

    def push(self, exit):
        """Adds the __exit__ of an object, or a function that is called the same way; usable as a decorator."""
        method = getattr(type(exit), "__exit__", None)
        self._add(exit if method is None else types.MethodType(method, exit))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Adds a function with arguments; usable as a decorator."""

        def leave(*exception):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._add(leave, may_end=False)
        return callback

    def pop_all(self):
        """Hands all that is to be undone to a new stack."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return heir

    def close(self):
        """Undoes everything now."""
        self.__exit__(*[None] * 3)

    def __exit__(self, kind, received, trace):
        # As in nested blocks: what comes out of one is what the one around it is given.
        handled = sys.exc_info()[1]
        pending, is_new = received, False
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            given = (None,) * 3 if pending is None else (type(pending), pending, pending.__traceback__)
            try:
                if leave(*given) and pending is not None:
                    pending, is_new = None, False
            except BaseException as error:
                _put_under(error, pending, handled)
                pending, is_new = error, True
        if is_new:
            context = pending.__context__
            try:
                raise pending
            except BaseException:
                # The raise statement has written over it.
                pending.__context__ = context
                raise
        return received is not None and pending is None


def _put_under(error, before, handled):
    """Ends the chain of contexts with the exception that was on its way, in place of the one handled outside."""
    while (context := error.__context__) is not None and context is not before:
        if context is handled:
            error.__context__ = before
            return
        error = context


class chdir:
    """Changing the folder is refused: a notebook stays in its own."""

    def __init__(self, path):
        raise NotImplementedError("contextlib.chdir is not supported by Octavo; give whole paths instead")


def asynccontextmanager(func):
    raise NotImplementedError(
        "contextlib.asynccontextmanager is not supported by Octavo: it has no event loop; use contextmanager"
    )
