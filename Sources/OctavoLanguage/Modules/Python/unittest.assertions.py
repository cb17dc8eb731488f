"""The assertions of a test case."""

import re
import sys
import warnings
from collections.abc import Sequence
from unittest.util import (
    _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, sorted_list_difference,
    unorderable_list_difference,
)  # fmt: skip

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(item, base) for item in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _AssertionContext:
    """The block of an assertion that is used with with, or a call that is checked at once."""

    _what = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        if expected_regex is not None:
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def _raiseFailure(self, standard_msg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard_msg))

    def handle(self, name, args, kwargs):
        """Without arguments the context itself; else the call is made inside it."""
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError("%s() arg 1 must be %s" % (name, self._base_type_str))
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(
                        "%r is an invalid keyword argument for this function" % (next(iter(kwargs)),)
                    )
                return self
            callable_obj, *args = args
            try:
                self.obj_name = callable_obj.__name__
            except AttributeError:
                self.obj_name = str(callable_obj)
            with self:
                callable_obj(*args, **kwargs)
        finally:
            # The context and its test would keep each other alive.
            self = None


class _AssertRaisesContext(_AssertionContext):
    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            try:
                name = self.expected.__name__
            except AttributeError:
                name = str(self.expected)
            if self.obj_name:
                self._raiseFailure("{} not raised by {}".format(name, self.obj_name))
            else:
                self._raiseFailure("{} not raised".format(name))
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raiseFailure('"{}" does not match "{}"'.format(self.expected_regex.pattern, str(exc_value)))
        return True


class _AssertWarnsContext(_AssertionContext):
    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        try:
            name = self.expected.__name__
        except AttributeError:
            name = str(self.expected)
        first_matching = None
        for caught in self.warnings:
            message = caught.message
            if not isinstance(message, self.expected):
                continue
            if first_matching is None:
                first_matching = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning = message
            self.filename = caught.filename
            self.lineno = caught.lineno
            return
        if first_matching is not None:
            self._raiseFailure(
                '"{}" does not match "{}"'.format(self.expected_regex.pattern, str(first_matching))
            )
        if self.obj_name:
            self._raiseFailure("{} not triggered by {}".format(name, self.obj_name))
        else:
            self._raiseFailure("{} not triggered".format(name))


def _deprecated_alias(name, original):
    def method(self, *args, **kwargs):
        warnings.warn(
            "Please use {0} instead.".format(original), DeprecationWarning, 2
        )
        return getattr(self, original)(*args, **kwargs)

    method.__name__ = name
    return method


class _Assertions:
    """What a TestCase can assert."""

    # MARK: Exceptions and warnings

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from _unittest_logs import AssertLogsContext

        return AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        from _unittest_logs import AssertLogsContext

        return AssertLogsContext(self, logger, level, no_logs=True)

    # MARK: Plain

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return "%s : %s" % (standardMsg, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standardMsg), safe_repr(msg))

    def _fail_with(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail_with(msg, "%s is not true" % safe_repr(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail_with(msg, "%s is not false" % safe_repr(expr))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail_with(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail_with(msg, "unexpectedly identical: %s" % (safe_repr(expr1),))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail_with(msg, "%s is not None" % (safe_repr(obj),))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail_with(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail_with(msg, "%s is not an instance of %r" % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail_with(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail_with(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail_with(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)))

    # MARK: Order

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail_with(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail_with(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail_with(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail_with(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b)))

    # MARK: Equality

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            chosen = self._type_equality_funcs.get(type(first))
            if chosen is not None:
                return getattr(self, chosen) if isinstance(chosen, str) else chosen
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail_with(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail_with(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._almost(first, second, places, msg, delta, True)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._almost(first, second, places, msg, delta, False)

    def _almost(self, first, second, places, msg, delta, wants_equal):
        if (first == second) and wants_equal:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            is_near = difference <= delta
            limit = "within %s delta" % safe_repr(delta)
        else:
            places = 7 if places is None else places
            is_near = round(difference, places) == 0
            limit = "within %r places" % places
        if wants_equal:
            if not is_near:
                self._fail_with(
                    msg,
                    "%s != %s %s (%s difference)"
                    % (safe_repr(first), safe_repr(second), limit, safe_repr(difference)),
                )
        elif first == second or is_near:
            shown = "%s == %s" % (safe_repr(first), safe_repr(second))
            if delta is not None:
                shown += " %s (%s difference)" % (limit, safe_repr(difference))
            else:
                shown += " %s" % limit
            self._fail_with(msg, shown)

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + (DIFF_OMITTED % len(diff))

    def _text_diff(self, first, second):
        import difflib
        import pprint

        return "\n" + "\n".join(
            difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        )

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is None:
            name = "sequence"
        else:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException("First sequence is not a %s: %s" % (name, safe_repr(seq1)))
            if not isinstance(seq2, seq_type):
                raise self.failureException("Second sequence is not a %s: %s" % (name, safe_repr(seq2)))
        differing = None
        lengths = []
        for which, sequence in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(sequence))
            except (TypeError, NotImplementedError):
                if differing is None:
                    differing = "%s %s has no length.    Non-sequence?" % (which, name)
        if differing is None:
            if seq1 == seq2:
                return
            differing = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
            differing += self._first_difference(seq1, seq2, *lengths, name, seq_type)
        standard = self._truncateMessage(differing, self._text_diff(seq1, seq2))
        self.fail(self._formatMessage(msg, standard))

    def _first_difference(self, seq1, seq2, len1, len2, name, seq_type):
        shown = ""
        for i in range(min(len1, len2)):
            try:
                item1 = seq1[i]
            except (TypeError, IndexError, NotImplementedError):
                shown += "\nUnable to index element %d of first %s\n" % (i, name)
                break
            try:
                item2 = seq2[i]
            except (TypeError, IndexError, NotImplementedError):
                shown += "\nUnable to index element %d of second %s\n" % (i, name)
                break
            if item1 != item2:
                shown += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(item1, item2))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return shown
        if len1 == len2:
            return shown
        which, longer, short, long = ("First", seq1, len2, len1) if len1 > len2 else ("Second", seq2, len1, len2)
        shown += "\n%s %s contains %d additional elements.\n" % (which, name, long - short)
        try:
            shown += "First extra element %d:\n%s\n" % (short, safe_repr(longer[short]))
        except (TypeError, IndexError, NotImplementedError):
            shown += "Unable to index element %d of %s %s\n" % (short, which.lower(), name)
        return shown

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for which, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                differences.append((which, one.difference(other)))
            except TypeError as error:
                self.fail("invalid type when attempting set difference: %s" % error)
            except AttributeError as error:
                self.fail("%s argument does not support set difference: %s" % (which, error))
        if not any(difference for _, difference in differences):
            return
        lines = []
        for which, difference in differences:
            if difference:
                lines.append("Items in the %s set but not the %s:" % (which, "second" if which == "first" else "first"))
                lines.extend(repr(item) for item in difference)
        self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            standard = "%s != %s" % _common_shorten_repr(d1, d2)
            standard = self._truncateMessage(standard, self._text_diff(d1, d2))
            self.fail(self._formatMessage(msg, standard))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
        missing = [key for key in subset if key not in dictionary]
        mismatched = [
            "%s, expected: %s, actual: %s" % (safe_repr(key), safe_repr(value), safe_repr(dictionary[key]))
            for key, value in subset.items()
            if key in dictionary and value != dictionary[key]
        ]
        if not (missing or mismatched):
            return
        standard = ""
        if missing:
            standard = "Missing: %s" % ",".join(safe_repr(key) for key in missing)
        if mismatched:
            if standard:
                standard += "; "
            standard += "Mismatched values: %s" % ",".join(mismatched)
        self.fail(self._formatMessage(msg, standard))

    def assertCountEqual(self, first, second, msg=None):
        first_items, second_items = list(first), list(second)
        try:
            differences = _count_diff_hashable(first_items, second_items)
        except TypeError:
            differences = _count_diff_all_purpose(first_items, second_items)
        if differences:
            lines = ["First has %d, Second has %d:  %r" % difference for difference in differences]
            standard = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, standard))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib

        # A text of one line gets an end of line, so that the marks stand below it.
        lines = [first.splitlines(keepends=True), second.splitlines(keepends=True)]
        if len(lines[0]) == 1 and first.strip("\r\n") == first:
            lines = [[first + "\n"], [second + "\n"]]
        standard = "%s != %s" % _common_shorten_repr(first, second)
        self.fail(
            self._formatMessage(msg, self._truncateMessage(standard, "\n" + "".join(difflib.ndiff(*lines))))
        )

    # MARK: Patterns

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            standard = "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text)
            self._fail_with(msg, standard)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            standard = "Regex matched: %r matches %r in %r" % (
                text[match.start() : match.end()], unexpected_regex.pattern, text,
            )  # fmt: skip
            self._fail_with(msg, standard)

    failUnlessEqual = assertEquals = _deprecated_alias("assertEquals", "assertEqual")
    failIfEqual = assertNotEquals = _deprecated_alias("assertNotEquals", "assertNotEqual")
    failUnless = assert_ = _deprecated_alias("assert_", "assertTrue")
    failIf = _deprecated_alias("failIf", "assertFalse")
    failUnlessRaises = _deprecated_alias("failUnlessRaises", "assertRaises")
    failUnlessAlmostEqual = assertAlmostEquals = _deprecated_alias("assertAlmostEquals", "assertAlmostEqual")
    failIfAlmostEqual = assertNotAlmostEquals = _deprecated_alias(
        "assertNotAlmostEquals", "assertNotAlmostEqual"
    )
    assertRegexpMatches = _deprecated_alias("assertRegexpMatches", "assertRegex")
    assertNotRegexpMatches = _deprecated_alias("assertNotRegexpMatches", "assertNotRegex")
    assertRaisesRegexp = _deprecated_alias("assertRaisesRegexp", "assertRaisesRegex")
