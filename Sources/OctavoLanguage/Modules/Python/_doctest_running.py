"""Finding the docstrings of a module, and running their examples."""

import io
import re
import sys
import traceback
import types
from collections import namedtuple

from _doctest_examples import (
    FAIL_FAST, IGNORE_EXCEPTION_DETAIL, REPORT_ONLY_FIRST_FAILURE, SKIP,
    DocTestParser, OutputChecker, indent,
)  # fmt: skip

_functions = (types.FunctionType, types.BuiltinFunctionType)


def _is_routine(value):
    """Whether a value is a function or method of any kind."""
    if isinstance(value, (*_functions, types.MethodType, types.MethodDescriptorType)):
        return True
    kind = type(value)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not isinstance(value, (type, property))


def _unwrapped(value):
    """What decorators have wrapped; the value itself if it wraps itself, or invents any attribute."""
    inner = value
    for _ in range(1000):
        if not hasattr(inner, "__wrapped__"):
            return inner
        inner = inner.__wrapped__
    return value


TestResults = namedtuple("TestResults", "failed attempted")


def source_lines_of(module):
    """The lines of the file a module was read from, if there is one."""
    file = getattr(module, "__file__", None)
    if not file:
        return None
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.readlines()
    except OSError:
        return None


class DocTestFinder:
    """Finds the docstrings of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(
                    "DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % (type(obj),)
                )
        if module is False:
            module = None
        elif module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(getattr(obj, "__module__", None))
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, source_lines_of(module), globs, set())
        # The order of the names, so that it does not depend on where the objects are.
        tests.sort()
        return tests

    def _from_module(self, module, object):
        """Whether an object was defined in a module."""
        if module is None:
            return True
        if isinstance(object, property):
            return True
        owner = object
        if not isinstance(object, types.FunctionType):
            owner = getattr(object, "__objclass__", object)
        return getattr(owner, "__module__", module.__name__) == module.__name__

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if self._verbose:
            print("Finding tests in %s" % name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for key, value in obj.__dict__.items():
                if self._is_documented(value) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, source_lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError(
                        "DocTestFinder.find: __test__ keys must be strings: %r" % (type(key),)
                    )
                if not (self._is_documented(value) or isinstance(value, (str, types.ModuleType))):
                    raise ValueError(
                        "DocTestFinder.find: __test__ values must be strings, functions, methods, classes, "
                        "or modules: %r" % (type(value),)
                    )
                self._find(tests, value, f"{name}.__test__.{key}", module, source_lines, globs, seen)
        if isinstance(obj, type):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_documented(value) or isinstance(value, property)) and self._from_module(
                    module, value
                ):
                    self._find(tests, value, f"{name}.{key}", module, source_lines, globs, seen)

    def _is_documented(self, value):
        value = _unwrapped(value)
        return isinstance(value, type) or _is_routine(value)

    def _get_test(self, obj, name, module, globs, source_lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, "__doc__", None)
            docstring = "" if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, source_lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None if module is None else getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, source_lines):
        """The line of a docstring, counted from 0; None where it cannot be told."""
        lineno = None
        docstring = getattr(obj, "__doc__", None)
        if isinstance(obj, types.ModuleType) and docstring is not None:
            lineno = 0
        if isinstance(obj, type) and docstring is not None:
            if source_lines is None:
                return None
            begin = re.compile(r"^\s*class\s*%s\b" % re.escape(getattr(obj, "__name__", "-")))
            lineno = next((i for i, line in enumerate(source_lines) if begin.match(line)), None)
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        if isinstance(obj, types.FunctionType) and obj.__doc__:
            obj = getattr(_unwrapped(obj), "__code__", None)
        if isinstance(obj, types.CodeType):
            lineno = obj.co_firstlineno - 1
        if lineno is None or source_lines is None:
            return lineno
        quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
        return next((i for i in range(lineno, len(source_lines)) if quote.match(source_lines[i])), None)


class _SpoofOut(io.StringIO):
    """Takes what examples print."""

    def getvalue(self):
        text = super().getvalue()
        return text if not text or text.endswith("\n") else text + "\n"

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs tests, compares, and reports on stdout."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self._name2ft = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        if self._verbose:
            expected = "Expecting:\n" + indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + indent(example.source) + expected)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(
            self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags)
        )

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(
            self._failure_header(test, example)
            + "Exception raised:\n"
            + indent("".join(traceback.format_exception(*exc_info)))
        )

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            if test.lineno is not None and example.lineno is not None:
                lineno = test.lineno + example.lineno + 1
            else:
                lineno = "?"
            out.append('File "%s", line %s, in %s' % (test.filename, lineno, test.name))
        else:
            out.append("Line %s, in %s" % (example.lineno + 1, test.name))
        out.append("Failed example:")
        out.append(indent(example.source))
        return "\n".join(out)

    def _run_examples(self, test, compileflags, out):
        failures = tries = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, is_on in (example.options or {}).items():
                self.optionflags = self.optionflags | flag if is_on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            if not self._run_example(test, number, example, compileflags, out, quiet):
                failures += 1
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = original
        found_failures, found_tries = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = (found_failures + failures, found_tries + tries)
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def _run_example(self, test, number, example, compileflags, out, quiet):
        """Runs one example and tells whether it did what was expected."""
        filename = "<doctest %s[%d]>" % (test.name, number)
        exc_info = None
        try:
            exec(compile(example.source, filename, "single", compileflags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except:
            exc_info = sys.exc_info()
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        check = self._checker.check_output
        if exc_info is None:
            passed = check(example.want, got, self.optionflags)
        else:
            message = traceback.format_exception_only(*exc_info[:2])[-1]
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, exc_info)
                return False
            got += "".join(traceback.format_exception(*exc_info)) if not quiet else ""
            passed = check(example.exc_msg, message, self.optionflags) or (
                self.optionflags & IGNORE_EXCEPTION_DETAIL
                and check(
                    _exception_name(example.exc_msg), _exception_name(message), self.optionflags
                )
            )
        if passed:
            if not quiet:
                self.report_success(out, test, example, got)
        elif not quiet:
            self.report_failure(out, test, example, got)
        return bool(passed)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test; gives the numbers of failures and of tries."""
        self.test = test
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        saved_stdout = sys.stdout
        if out is None:
            out = saved_stdout.write
        saved_displayhook = sys.displayhook
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        try:
            return self._run_examples(test, compileflags, out)
        finally:
            sys.stdout = saved_stdout
            sys.displayhook = saved_displayhook
            if clear_globs:
                test.globs.clear()
                import builtins

                builtins._ = None

    def summarize(self, verbose=None):
        """Print how many examples of which tests failed."""
        if verbose is None:
            verbose = self._verbose
        empty = []
        passed = []
        failed = []
        total_tries = total_failures = 0
        for name, (failures, tries) in self._name2ft.items():
            total_tries += tries
            total_failures += failures
            if tries == 0:
                empty.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, (failures, tries)))
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in sorted(empty):
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in sorted(passed):
                    print(" %3d tests in %s" % (count, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, (failures, tries) in sorted(failed):
                print(" %3d of %3d in %s" % (failures, tries, name))
        if verbose:
            print(total_tries, "tests in", len(self._name2ft), "items.")
            print(total_tries - total_failures, "passed and", total_failures, "failed.")
        if total_failures:
            print("***Test Failed***", total_failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(total_failures, total_tries)

    def merge(self, other):
        for name, (failures, tries) in other._name2ft.items():
            found_failures, found_tries = self._name2ft.get(name, (0, 0))
            self._name2ft[name] = (found_failures + failures, found_tries + tries)


def _exception_name(message):
    """`module.Error: text` as `Error`: what IGNORE_EXCEPTION_DETAIL leaves."""
    first = message.split("\n", 1)[0]
    return first.split(":", 1)[0].rpartition(".")[2]


def _future_flags(globs):
    import __future__

    flags = 0
    for name in __future__.all_feature_names:
        feature = getattr(__future__, name)
        if globs.get(name) is feature:
            flags |= feature.compiler_flag
    return flags


class DebugRunner(DocTestRunner):
    """Raises on the first failure instead of reporting."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


class DocTestFailure(Exception):
    """An example that printed something else than expected."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example that raised something unexpected."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)
