"""Putting something in the place of an attribute, for the time of a block or a function."""

import contextlib
import functools
import sys

from _mock_calls import DEFAULT


def _import(target):
    first, *rest = target.split(".")
    __import__(first)
    found = sys.modules[first]
    path = first
    for part in rest:
        path += "." + part
        if not hasattr(found, part):
            __import__(path)
        found = getattr(found, part)
    return found


def _split_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return functools.partial(_import, target), attribute


class _Patch:
    """One attribute with another value for a time."""

    active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.create, self.spec_set, self.autospec, self.kwargs = spec, create, spec_set, autospec, kwargs
        self.attribute_name = None
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        made = _Patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
            self.new_callable, self.kwargs,
        )  # fmt: skip
        made.attribute_name = self.attribute_name
        made.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return made

    def __call__(self, func):
        return self._decorate_class(func) if isinstance(func, type) else self._decorate(func)

    def _decorate_class(self, cls):
        for name in dir(cls):
            if not name.startswith(patch.TEST_PREFIX):
                continue
            value = getattr(cls, name)
            if callable(value):
                setattr(cls, name, self.copy()(value))
        return cls

    def _decorate(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        def patched(*args, **kwargs):
            extra = []
            with contextlib.ExitStack() as stack:
                for patching in patched.patchings:
                    value = stack.enter_context(patching)
                    if patching.attribute_name is not None:
                        kwargs.update(value)
                    elif patching.new is DEFAULT:
                        extra.append(value)
                return func(*args, *extra, **kwargs)

        patched.patchings = [self]
        return patched

    def _original(self):
        target, name = self.getter(), self.attribute
        try:
            original, is_own = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, is_own = getattr(target, name, DEFAULT), False
        if original is DEFAULT and name in dir(__import__("builtins")) and hasattr(target, "__spec__"):
            return original, True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, is_own

    def _replacement(self, original):
        from unittest import mock

        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        spec = original if self.spec is True else self.spec
        spec_set = original if self.spec_set is True else self.spec_set
        if self.autospec is not None:
            if self.spec is not None or self.spec_set not in (None, True, False):
                raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
            autospec = original if self.autospec is True else self.autospec
            return mock.create_autospec(autospec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)
        options = {}
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None and spec_set is not False:
            options["spec_set"] = spec_set
        maker = self.new_callable
        if maker is None:
            given = spec if spec is not None else spec_set
            is_list = isinstance(given, (list, tuple))
            is_plain = given not in (None, False) and not is_list and not callable(given)
            maker = mock.NonCallableMagicMock if is_plain else mock.MagicMock
        if isinstance(maker, type) and issubclass(maker, mock.NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(self.kwargs)
        made = maker(**options)
        given = spec if spec is not None else spec_set
        if isinstance(given, type) and mock._is_mock(made) and "return_value" not in options:
            child = {"spec": spec} if spec is not None else {"spec_set": spec_set}
            inner = maker
            if self.new_callable is None and not mock._instances_callable(given):
                inner = mock.NonCallableMagicMock
            made.return_value = inner(_new_parent=made, _new_name="()", **child)
        return made

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, is_own = self._original()
        new = self._replacement(original)
        self.temp_original, self.is_local = original, is_own
        self.is_started = True
        self._stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            values = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patcher in self.additional_patchers:
                value = self._stack.enter_context(patcher)
                if patcher.new is DEFAULT:
                    values.update(value)
            return values
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        self.is_started = False
        return self._stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self.active.append(self)
        return result

    def stop(self):
        try:
            self.active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Another value for a name, given with the module it is in."""
    getter, attribute = _split_target(target)
    return _Patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):  # fmt: skip
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = functools.partial(_import, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _Patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *rest = patchers
    first.additional_patchers.extend(rest)
    return first


class _PatchDict:
    """A mapping with other entries for a time."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._saved = None

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and callable(value):
                    setattr(func, name, _PatchDict(self.in_dict, self.values, self.clear)(value))
            return func

        @functools.wraps(func)
        def inner(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        target = self.in_dict
        try:
            self._saved = target.copy()
        except AttributeError:
            self._saved = {key: target[key] for key in target}
        if self.clear:
            _clear(target)
        try:
            target.update(self.values)
        except AttributeError:
            for key in self.values:
                target[key] = self.values[key]
        return target

    def __exit__(self, *exc_info):
        if self._saved is not None:
            target = self.in_dict
            _clear(target)
            try:
                target.update(self._saved)
            except AttributeError:
                for key in self._saved:
                    target[key] = self._saved[key]
            self._saved = None
        return False

    def start(self):
        result = self.__enter__()
        _Patch.active.append(self)
        return result

    def stop(self):
        try:
            _Patch.active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]


def _stop_all():
    """Stop everything that `start` has started, last first."""
    for patcher in reversed(list(_Patch.active)):
        patcher.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"
